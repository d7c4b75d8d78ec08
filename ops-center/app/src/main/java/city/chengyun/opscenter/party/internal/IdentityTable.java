package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.ProviderLogIn.Identity;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which person at the identity provider has which account, in PostgreSQL. */
@Component
class IdentityTable {

    private final JdbcClient jdbc;

    IdentityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> findUsername(Identity identity) {
        return jdbc.sql("SELECT username FROM account_identity WHERE issuer = ? AND subject = ?")
                .params(identity.issuer(), identity.subject())
                .query(String.class)
                .optional();
    }

    /** Whether the account was free, and is this person's from now on. */
    boolean bind(Identity identity, String username, long now) {
        return jdbc.sql(
                                "INSERT INTO account_identity (issuer, subject, username, bound_at)"
                                        + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(identity.issuer(), identity.subject(), username, now)
                        .update()
                == 1;
    }

    /** Whether somebody had the account. */
    boolean release(String username) {
        return jdbc.sql("DELETE FROM account_identity WHERE username = ?").param(username).update()
                == 1;
    }
}
