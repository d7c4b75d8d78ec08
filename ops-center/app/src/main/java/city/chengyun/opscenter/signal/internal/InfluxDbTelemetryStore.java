package city.chengyun.opscenter.signal.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.dto.BoundParameterQuery.QueryBuilder;
import org.influxdb.dto.Pong;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;

/** InfluxDB 1.x, 2.x or 3.x by InfluxQL. */
final class InfluxDbTelemetryStore implements TelemetryStore, AutoCloseable {

    private final InfluxDB influx;
    private final String database;

    InfluxDbTelemetryStore(StoreProperties properties) {
        this.database = properties.database();
        OkHttpClient.Builder http =
                new OkHttpClient.Builder()
                        .connectTimeout(2, TimeUnit.SECONDS)
                        .readTimeout(10, TimeUnit.SECONDS);
        this.influx =
                properties.user() == null
                        ? InfluxDBFactory.connect(properties.url(), http)
                        : InfluxDBFactory.connect(
                                properties.url(),
                                properties.user(),
                                properties.password() == null ? "" : properties.password(),
                                http);
    }

    @Override
    public List<Row> select(Selection selection) {
        Query query =
                QueryBuilder.newQuery(influxQl(selection))
                        .forDatabase(database)
                        .bind("device", selection.device().value())
                        .create();
        try {
            QueryResult result = influx.query(query, TimeUnit.MILLISECONDS);
            if (result.hasError()) {
                throw new InfluxDBException(result.getError());
            }
            return rows(result);
        } catch (InfluxDBException e) {
            throw new TelemetryStoreUnavailable(e);
        }
    }

    private static String influxQl(Selection selection) {
        String fields =
                selection.fields().stream()
                        .map(field -> '"' + field + '"')
                        .collect(Collectors.joining(", "));
        return "SELECT %s FROM \"%s\" WHERE \"device\" = $device AND time >= %dms AND time < %dms ORDER BY time LIMIT %d"
                .formatted(
                        fields,
                        selection.table(),
                        selection.from(),
                        selection.to(),
                        selection.limit());
    }

    private static List<Row> rows(QueryResult result) {
        List<Row> rows = new ArrayList<>();
        for (QueryResult.Result one : result.getResults()) {
            if (one.hasError()) {
                throw new InfluxDBException(one.getError());
            }
            if (one.getSeries() == null) {
                continue; // nothing was ever stored under this name
            }
            for (QueryResult.Series series : one.getSeries()) {
                series.getValues().forEach(row -> rows.add(row(series.getColumns(), row)));
            }
        }
        return rows;
    }

    private static Row row(List<String> columns, List<Object> cells) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 1; i < columns.size(); i++) {
            @Nullable Object value = cells.get(i);
            if (value != null) {
                values.put(columns.get(i), value);
            }
        }
        // The first column is the time; Influx answers numbers as doubles.
        return new Row(((Number) cells.get(0)).longValue(), values);
    }

    @Override
    public boolean isReachable() {
        try {
            Pong pong = influx.ping();
            return pong.isGood();
        } catch (InfluxDBException e) {
            return false;
        }
    }

    @Override
    public void close() {
        influx.close();
    }
}
