package city.chengyun.opscenter.signal.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** QuestDB over its PostgreSQL wire port. */
final class QuestDbTelemetryStore implements TelemetryStore, AutoCloseable {

    private static final int QUERY_TIMEOUT_SECONDS = 10;

    /** How QuestDB names a table that the history job has not written to yet. */
    private static final String NO_TABLE = "does not exist";

    private final HikariDataSource connections;

    QuestDbTelemetryStore(StoreProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("questdb");
        config.setJdbcUrl(properties.queryUrl());
        config.setUsername(properties.user() == null ? "admin" : properties.user());
        config.setPassword(properties.password() == null ? "quest" : properties.password());
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setReadOnly(false);
        // The store may come later than the app.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("socketTimeout", String.valueOf(QUERY_TIMEOUT_SECONDS + 2));
        config.addDataSourceProperty("connectTimeout", "2");
        this.connections = new HikariDataSource(config);
    }

    @Override
    public List<Row> select(Selection selection) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql(selection))) {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            statement.setString(1, selection.device().value());
            statement.setLong(2, selection.from() * 1_000);
            statement.setLong(3, selection.to() * 1_000);
            return rows(statement, selection.fields());
        } catch (SQLException e) {
            if (e.getMessage() != null && e.getMessage().contains(NO_TABLE)) {
                return List.of();
            }
            throw new TelemetryStoreUnavailable(e);
        }
    }

    private static String sql(Selection selection) {
        String columns =
                selection.fields().stream()
                        .map(field -> '"' + field + '"')
                        .collect(Collectors.joining(", "));
        return "SELECT cast(timestamp AS long) AS micros, %s FROM \"%s\" WHERE device = ? AND timestamp >= cast(? AS timestamp) AND timestamp < cast(? AS timestamp) ORDER BY timestamp LIMIT %d"
                .formatted(columns, selection.table(), selection.limit());
    }

    private static List<Row> rows(PreparedStatement statement, List<String> fields)
            throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                Map<String, Object> values = new HashMap<>();
                for (int i = 0; i < fields.size(); i++) {
                    @Nullable Object value = result.getObject(i + 2);
                    if (value != null) {
                        values.put(fields.get(i), value);
                    }
                }
                rows.add(new Row(result.getLong(1) / 1_000, values));
            }
        }
        return rows;
    }

    @Override
    public boolean isReachable() {
        try (Connection connection = connections.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
