package city.chengyun.opscenter.party.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Second factors and recovery codes in PostgreSQL. */
@Component
class SecondFactorTable {

    private final JdbcClient jdbc;

    SecondFactorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param closedSecret as {@link SecretBox} closed it
     * @param confirmed whether log-ins ask for it
     */
    record Enrolment(String closedSecret, boolean confirmed) {}

    Optional<Enrolment> find(String username) {
        return jdbc.sql("SELECT secret, confirmed_at FROM second_factor WHERE username = ?")
                .param(username)
                .query((row, number) -> enrolment(row))
                .optional();
    }

    /** Enrols, unless there is a confirmed one already. */
    void enrol(String username, String closedSecret) {
        jdbc.sql(
                        "INSERT INTO second_factor (username, secret) VALUES (?, ?)"
                                + " ON CONFLICT (username) DO UPDATE SET secret = excluded.secret"
                                + " WHERE second_factor.confirmed_at IS NULL")
                .params(username, closedSecret)
                .update();
    }

    /** Whether this call confirmed it. */
    boolean confirm(String username, long step, long now) {
        return jdbc.sql(
                                "UPDATE second_factor SET confirmed_at = ?, last_step = ?"
                                        + " WHERE username = ? AND confirmed_at IS NULL")
                        .params(now, step, username)
                        .update()
                == 1;
    }

    /** Whether no code of this time step or a later one was accepted before. */
    boolean use(String username, long step) {
        return jdbc.sql(
                                "UPDATE second_factor SET last_step = :step"
                                        + " WHERE username = :username AND last_step < :step")
                        .param("username", username)
                        .param("step", step)
                        .update()
                == 1;
    }

    /** Whether there was such a recovery code; it is gone then. */
    boolean useRecoveryCode(String username, String hash) {
        return jdbc.sql("DELETE FROM recovery_code WHERE username = ? AND hash = ?")
                        .params(username, hash)
                        .update()
                == 1;
    }

    void addRecoveryCodes(String username, Collection<String> hashes) {
        for (String hash : hashes) {
            jdbc.sql("INSERT INTO recovery_code (username, hash) VALUES (?, ?)")
                    .params(username, hash)
                    .update();
        }
    }

    int countRecoveryCodes(String username) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    /** Whether there was one, confirmed or not. */
    boolean remove(String username) {
        jdbc.sql("DELETE FROM recovery_code WHERE username = ?").param(username).update();
        return jdbc.sql("DELETE FROM second_factor WHERE username = ?").param(username).update()
                == 1;
    }

    private static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(row.getString("secret"), row.getObject("confirmed_at") != null);
    }
}
