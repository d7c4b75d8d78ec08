package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens in PostgreSQL. */
@Component
class TokenTable {

    private static final String SELECT =
            "SELECT id, username, name, roles, read_only, created_at, expires_at, last_used_at"
                    + " FROM api_token WHERE revoked_at IS NULL ";

    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token that was not revoked. Times are epoch milliseconds. */
    record StoredToken(
            String id,
            String username,
            String name,
            Set<Role> roles,
            boolean readOnly,
            long createdAt,
            long expiresAt,
            @Nullable Long lastUsedAt) {}

    List<StoredToken> list(String username) {
        return jdbc.sql(SELECT + "AND username = ? ORDER BY created_at DESC, id")
                .param(username)
                .query((row, number) -> token(row))
                .list();
    }

    Optional<StoredToken> findByHash(String hash) {
        return jdbc.sql(SELECT + "AND hash = ?")
                .param(hash)
                .query((row, number) -> token(row))
                .optional();
    }

    void add(StoredToken token, String hash) {
        jdbc.sql(
                        "INSERT INTO api_token (id, username, name, hash, roles, read_only,"
                                + " created_at, expires_at) VALUES (:id, :username, :name, :hash,"
                                + " :roles, :readOnly, :createdAt, :expiresAt)")
                .param("id", token.id())
                .param("username", token.username())
                .param("name", token.name())
                .param("hash", hash)
                .param("roles", AccountStore.names(token.roles()))
                .param("readOnly", token.readOnly())
                .param("createdAt", token.createdAt())
                .param("expiresAt", token.expiresAt())
                .update();
    }

    void onUse(String id, long now) {
        jdbc.sql("UPDATE api_token SET last_used_at = ? WHERE id = ?").params(now, id).update();
    }

    /** Whether this account had such a token. */
    boolean revoke(String username, String id, long now) {
        return jdbc.sql(
                                "UPDATE api_token SET revoked_at = ? WHERE id = ?"
                                        + " AND username = ? AND revoked_at IS NULL")
                        .params(now, id, username)
                        .update()
                == 1;
    }

    private static StoredToken token(ResultSet row) throws SQLException {
        long lastUsed = row.getLong("last_used_at");
        @Nullable Long lastUsedAt = row.wasNull() ? null : (Long) lastUsed;
        return new StoredToken(
                row.getString("id"),
                row.getString("username"),
                row.getString("name"),
                AccountStore.roles(row.getArray("roles")),
                row.getBoolean("read_only"),
                row.getLong("created_at"),
                row.getLong("expires_at"),
                lastUsedAt);
    }
}
