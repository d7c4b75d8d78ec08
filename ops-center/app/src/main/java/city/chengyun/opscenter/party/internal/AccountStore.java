package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.party.Usernames;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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

    private static final String SELECT =
            "SELECT username, display_name, roles, adcodes, department, password_hash, enabled,"
                    + " password_changed_at, password_temporary, last_log_in_at, used_at,"
                    + " (extract(epoch FROM created_at) * 1000)::bigint AS created,"
                    + " EXISTS (SELECT 1 FROM second_factor f WHERE f.username = account.username"
                    + " AND f.confirmed_at IS NOT NULL) AS second_factor,"
                    + " EXISTS (SELECT 1 FROM account_identity i"
                    + " WHERE i.username = account.username) AS identity FROM account";

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<StoredAccount> find(String username) {
        return jdbc.sql(SELECT + " WHERE username = ?")
                .param(username)
                .query((row, number) -> stored(row))
                .optional();
    }

    List<StoredAccount> list() {
        return jdbc.sql(SELECT + " ORDER BY username").query((row, number) -> stored(row)).list();
    }

    Set<String> listUsernames() {
        return Set.copyOf(jdbc.sql("SELECT username FROM account").query(String.class).list());
    }

    /**
     * The enabled security administrators, locked until the transaction ends, so that two of them
     * cannot disable each other at once.
     */
    List<StoredAccount> lockSecurityAdministrators() {
        return jdbc.sql(
                        SELECT
                                + " WHERE enabled AND 'SECURITY_ADMIN' = ANY (roles)"
                                + " ORDER BY username FOR UPDATE OF account")
                .query((row, number) -> stored(row))
                .list();
    }

    @Override
    public Set<String> existing(Collection<String> names) {
        return Set.copyOf(
                jdbc.sql("SELECT username FROM account WHERE username = ANY (?)")
                        .param(names.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /**
     * @param temporary whether the password must be changed at the first log-in
     */
    void add(Account account, String passwordHash, boolean temporary) {
        jdbc.sql(
                        "INSERT INTO account (username, display_name, password_hash, roles,"
                                + " adcodes, department, password_changed_at, used_at,"
                                + " password_temporary) VALUES (:username, :name, :hash, :roles,"
                                + " :adcodes, :department, :now, :now, :temporary)")
                .param("username", account.username())
                .param("name", account.displayName())
                .param("hash", passwordHash)
                .param("roles", names(account.roles()))
                .param("adcodes", array(account.adcodes()))
                .param("department", account.department())
                .param("now", clock.millis())
                .param("temporary", temporary)
                .update();
    }

    /** Sets everything that an administrator may set. */
    void update(Account account, boolean enabled) {
        jdbc.sql(
                        "UPDATE account SET display_name = :name, roles = :roles,"
                                + " adcodes = :adcodes, department = :department,"
                                + " enabled = :enabled WHERE username = :username")
                .param("username", account.username())
                .param("name", account.displayName())
                .param("roles", names(account.roles()))
                .param("adcodes", array(account.adcodes()))
                .param("department", account.department())
                .param("enabled", enabled)
                .update();
    }

    /** Sets a password that its owner chose or, if temporary, has to replace. */
    void changePassword(String username, String passwordHash, boolean temporary) {
        jdbc.sql(
                        "UPDATE account SET password_hash = ?, password_changed_at = ?,"
                                + " password_temporary = ? WHERE username = ?")
                .params(passwordHash, clock.millis(), temporary, username)
                .update();
    }

    /** The account was brought back: its time of not being used begins anew. */
    void touch(String username) {
        jdbc.sql("UPDATE account SET used_at = ? WHERE username = ?")
                .params(clock.millis(), username)
                .update();
    }

    void onLogIn(String username) {
        long now = clock.millis();
        jdbc.sql("UPDATE account SET used_at = ?, last_log_in_at = ? WHERE username = ?")
                .params(now, now, username)
                .update();
    }

    /** The newest passwords of before. */
    List<String> listRetiredHashes(String username, int limit) {
        return jdbc.sql(
                        "SELECT hash FROM account_password WHERE username = ?"
                                + " ORDER BY retired_at DESC LIMIT ?")
                .params(username, limit)
                .query(String.class)
                .list();
    }

    void retireHash(String username, String passwordHash) {
        jdbc.sql(
                        "INSERT INTO account_password (username, retired_at, hash)"
                                + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(username, clock.millis(), passwordHash)
                .update();
    }

    private static StoredAccount stored(ResultSet row) throws SQLException {
        Array adcodes = row.getArray("adcodes");
        Account account =
                new Account(
                        row.getString("username"),
                        row.getString("display_name"),
                        roles(row.getArray("roles")),
                        adcodes == null ? null : texts(adcodes),
                        row.getString("department"));
        long lastLogIn = row.getLong("last_log_in_at");
        @Nullable Long lastLogInAt = row.wasNull() ? null : (Long) lastLogIn;
        return new StoredAccount(
                account,
                row.getString("password_hash"),
                row.getBoolean("enabled"),
                row.getLong("password_changed_at"),
                row.getBoolean("password_temporary"),
                row.getLong("created"),
                lastLogInAt,
                row.getLong("used_at"),
                row.getBoolean("second_factor"),
                row.getBoolean("identity"));
    }

    static Set<Role> roles(@Nullable Array array) throws SQLException {
        return texts(array).stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static String @Nullable [] array(@Nullable List<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
