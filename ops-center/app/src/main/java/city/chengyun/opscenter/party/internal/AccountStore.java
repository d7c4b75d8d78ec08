package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.party.Usernames;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts in PostgreSQL. */
@Component
class AccountStore implements Usernames {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account with the hash its password is checked against. */
    record Credentialed(Account account, String passwordHash) {}

    Optional<Credentialed> findEnabled(String username) {
        return jdbc.sql(
                        "SELECT username, display_name, roles, adcodes, department, password_hash"
                                + " FROM account"
                                + " WHERE username = ? AND enabled")
                .param(username)
                .query((row, number) -> credentialed(row))
                .optional();
    }

    Set<String> listUsernames() {
        return Set.copyOf(jdbc.sql("SELECT username FROM account").query(String.class).list());
    }

    @Override
    public Set<String> existing(Collection<String> names) {
        return Set.copyOf(
                jdbc.sql("SELECT username FROM account WHERE username = ANY (?)")
                        .param(names.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    void add(Account account, String passwordHash) {
        jdbc.sql(
                        "INSERT INTO account (username, display_name, password_hash, roles,"
                                + " department) VALUES (:username, :name, :hash, :roles,"
                                + " :department)")
                .param("username", account.username())
                .param("name", account.displayName())
                .param("hash", passwordHash)
                .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .param("department", account.department())
                .update();
    }

    void changePassword(String username, String passwordHash) {
        jdbc.sql("UPDATE account SET password_hash = ? WHERE username = ?")
                .params(passwordHash, username)
                .update();
    }

    private static Credentialed credentialed(ResultSet row) throws SQLException {
        Set<Role> roles =
                texts(row.getArray("roles")).stream()
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
        Array adcodes = row.getArray("adcodes");
        Account account =
                new Account(
                        row.getString("username"),
                        row.getString("display_name"),
                        roles,
                        adcodes == null ? null : texts(adcodes),
                        row.getString("department"));
        return new Credentialed(account, row.getString("password_hash"));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
