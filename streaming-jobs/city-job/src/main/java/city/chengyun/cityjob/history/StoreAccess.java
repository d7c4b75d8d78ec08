package city.chengyun.cityjob.history;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the time-series store is and who may use it.
 *
 * @param url base address, {@code http} or {@code https}
 * @param database database name; ignored by QuestDB
 * @param prefix before the names of tables; empty but for isolated runs
 * @param username user, or null for none
 * @param password of the user, or null for none
 */
public record StoreAccess(
        StoreKind kind,
        URI url,
        String database,
        String prefix,
        @Nullable String username,
        @Nullable String password)
        implements Serializable {

    public StoreAccess {
        requireNonNull(kind, "kind is null");
        requireNonNull(url, "url is null");
        requireNonNull(database, "database is null");
        requireNonNull(prefix, "prefix is null");
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return kind + " " + url + " " + database + " " + prefix;
    }
}
