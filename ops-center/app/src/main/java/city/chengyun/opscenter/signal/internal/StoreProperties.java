package city.chengyun.opscenter.signal.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time-series store that the history is read from.
 *
 * @param kind which language it speaks
 * @param url InfluxDB: its HTTP address; unused for QuestDB
 * @param queryUrl QuestDB: JDBC address of its PostgreSQL wire port; unused for InfluxDB
 * @param database InfluxDB: database name, {@code [A-Za-z0-9_-]{1,64}}
 * @param user account there; null for the store's usual one or none
 * @param password its password
 */
@ConfigurationProperties("chengyun.store")
public record StoreProperties(
        @DefaultValue("questdb") Kind kind,
        @DefaultValue("http://127.0.0.1:8086") String url,
        @DefaultValue("jdbc:postgresql://127.0.0.1:8812/qdb") String queryUrl,
        @DefaultValue("chengyun") String database,
        @Nullable String user,
        @Nullable String password) {

    /** The supported stores. */
    public enum Kind {
        /** QuestDB by SQL over the PostgreSQL wire protocol. */
        QUESTDB,
        /** InfluxDB 1.x, 2.x or 3.x by InfluxQL. */
        INFLUXDB
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Checks the forms. */
    public StoreProperties {
        user = user == null || user.isBlank() ? null : user;
        password = password == null || password.isBlank() ? null : password;
        if (kind == Kind.INFLUXDB && !url.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "CHENGYUN_STORE_URL is '%s'; expected http://… or https://…".formatted(url));
        }
        if (kind == Kind.QUESTDB && !queryUrl.startsWith("jdbc:postgresql://")) {
            throw new IllegalArgumentException(
                    "CHENGYUN_STORE_QUERY_URL is '%s'; expected jdbc:postgresql://host:port/qdb"
                            .formatted(queryUrl));
        }
        if (!NAME.matcher(database).matches()) {
            throw new IllegalArgumentException(
                    "CHENGYUN_STORE_DATABASE is '%s'; expected %s"
                            .formatted(database, NAME.pattern()));
        }
    }
}
