package city.chengyun.opscenter.drills.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code drill}. */
@Component
class DrillTable {

    private final JdbcClient jdbc;

    DrillTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins one; empty while another goes on: the index {@code drill_going_on} decides. */
    Optional<Drill> begin(String name, String by, long now) {
        return jdbc.sql(
                        "INSERT INTO drill (name, begun_by, begun_at) VALUES (?, ?, ?)"
                                + " ON CONFLICT ((true)) WHERE ended_at IS NULL DO NOTHING"
                                + " RETURNING *")
                .params(name, by, now)
                .query((row, count) -> read(row))
                .optional();
    }

    /** Ends one that goes on. */
    Optional<Drill> end(long number, String by, long now) {
        return jdbc.sql(
                        "UPDATE drill SET ended_by = ?, ended_at = ? WHERE number = ?"
                                + " AND ended_at IS NULL RETURNING *")
                .params(by, now, number)
                .query((row, count) -> read(row))
                .optional();
    }

    Optional<Drill> find(long number) {
        return jdbc.sql("SELECT * FROM drill WHERE number = ?")
                .param(number)
                .query((row, count) -> read(row))
                .optional();
    }

    Optional<Drill> findGoingOn() {
        return jdbc.sql("SELECT * FROM drill WHERE ended_at IS NULL")
                .query((row, count) -> read(row))
                .optional();
    }

    /** The newest first. */
    List<Drill> list(int limit) {
        return jdbc.sql("SELECT * FROM drill ORDER BY number DESC LIMIT ?")
                .param(limit)
                .query((row, count) -> read(row))
                .list();
    }

    private static Drill read(ResultSet row) throws SQLException {
        return new Drill(
                row.getLong("number"),
                row.getString("name"),
                row.getString("begun_by"),
                row.getLong("begun_at"),
                row.getString("ended_by"),
                row.getObject("ended_at", Long.class));
    }
}
