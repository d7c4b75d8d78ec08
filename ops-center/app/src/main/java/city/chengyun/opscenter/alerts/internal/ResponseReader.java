package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.opscenter.alerts.AlertResponses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the history of alerts who was first to do what. */
@Component
class ResponseReader implements AlertResponses {

    private static final String FIRST =
            """
            LEFT JOIN LATERAL (
              SELECT c.at, c.who FROM alert_change c
              WHERE c.alert_id = a.id AND c.change IN (%s) AND c.who <> 'hub'
              ORDER BY c.seq LIMIT 1) %s ON true
            """;

    private static final String SQL =
            """
            SELECT a.event, a.id, a.adcode, a.received_at,
              (SELECT min(c.severity) FROM alert_change c WHERE c.alert_id = a.id) AS worst,
              taken.at AS taken_at, taken.who AS taken_by,
              handled.at AS handled_at, handled.who AS handled_by
            FROM alert a
            """
                    + FIRST.formatted("'ACKNOWLEDGED'", "taken")
                    + FIRST.formatted("'CASE_LINKED', 'COMMENTED', 'ASSIGNED'", "handled")
                    + " WHERE a.mode = 'DRILL' AND a.status <> 'RETRACTED'"
                    + " AND a.received_at >= ? AND a.received_at < ?"
                    + " ORDER BY a.received_at, a.id LIMIT ?";

    private final JdbcClient jdbc;

    ResponseReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Response> listOfDrills(long from, long to, int limit) {
        return jdbc.sql(SQL).params(from, to, limit).query((row, number) -> response(row)).list();
    }

    private static Response response(ResultSet row) throws SQLException {
        return new Response(
                row.getString("id"),
                ContractJson.fromText(row.getString("event"), AlertEvent.class).message(),
                row.getString("adcode"),
                SeverityRank.severity(row.getInt("worst")),
                row.getLong("received_at"),
                row.getObject("taken_at", Long.class),
                row.getString("taken_by"),
                row.getObject("handled_at", Long.class),
                row.getString("handled_by"));
    }
}
