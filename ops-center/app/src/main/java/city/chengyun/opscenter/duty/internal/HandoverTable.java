package city.chengyun.opscenter.duty.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code handover}. */
@Component
class HandoverTable {

    private final JdbcClient jdbc;

    HandoverTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Handover> listNewest(int limit) {
        return jdbc.sql("SELECT * FROM handover ORDER BY number DESC LIMIT ?")
                .param(limit)
                .query((row, count) -> read(row))
                .list();
    }

    Optional<Handover> lock(long number) {
        return jdbc.sql("SELECT * FROM handover WHERE number = ? FOR UPDATE")
                .param(number)
                .query((row, count) -> read(row))
                .optional();
    }

    long insert(String by, long at, String note, List<String> alerts) {
        return jdbc.sql(
                        "INSERT INTO handover (given_by, given_at, note, alerts) VALUES (:by, :at,"
                                + " :note, :alerts) RETURNING number")
                .param("by", by)
                .param("at", at)
                .param("note", note)
                .param("alerts", alerts.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    void take(long number, String by, long at) {
        jdbc.sql("UPDATE handover SET taken_by = ?, taken_at = ? WHERE number = ?")
                .params(by, at, number)
                .update();
    }

    private static Handover read(ResultSet row) throws SQLException {
        Array alerts = row.getArray("alerts");
        return new Handover(
                row.getLong("number"),
                row.getString("given_by"),
                row.getLong("given_at"),
                row.getString("note"),
                List.of((String[]) alerts.getArray()),
                row.getString("taken_by"),
                row.getObject("taken_at", Long.class));
    }
}
