package city.chengyun.opscenter.alerts.internal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code alert_offset}: which record of each partition comes next. */
@Component
class AlertOffsets {

    private final JdbcClient jdbc;

    AlertOffsets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Integer, Long> findAll() {
        Map<Integer, Long> offsets = new HashMap<>();
        jdbc.sql("SELECT partition, next_offset FROM alert_offset")
                .query(
                        row -> {
                            offsets.put(row.getInt(1), row.getLong(2));
                        });
        return offsets;
    }

    void save(Map<Integer, Long> next) {
        next.forEach(
                (partition, offset) ->
                        jdbc.sql(
                                        "INSERT INTO alert_offset (partition, next_offset)"
                                                + " VALUES (?, ?) ON CONFLICT (partition)"
                                                + " DO UPDATE SET next_offset ="
                                                + " EXCLUDED.next_offset")
                                .params(partition, offset)
                                .update());
    }
}
