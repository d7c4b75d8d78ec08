package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Positions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code position}. */
@Component
class PositionTable implements Positions {

    private static final String SELECT =
            "SELECT p.*, a.display_name FROM position p JOIN account a ON a.username = p.username ";

    private final JdbcClient jdbc;

    PositionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Holding> listCurrent() {
        return query("WHERE p.until IS NULL ORDER BY p.department, p.kind");
    }

    @Override
    public Optional<Holding> find(String department, Kind kind) {
        return query(
                        "WHERE p.until IS NULL AND p.department = ? AND p.kind = ?",
                        department,
                        kind.name())
                .stream()
                .findFirst();
    }

    /** The newest first. */
    List<Holding> listOf(String department) {
        return query("WHERE p.department = ? ORDER BY p.number DESC LIMIT 100", department);
    }

    void begin(String department, Kind kind, String username, String by, long now) {
        jdbc.sql(
                        "INSERT INTO position (department, kind, username, since, given_by)"
                                + " VALUES (?, ?, ?, ?, ?)")
                .params(department, kind.name(), username, now, by)
                .update();
    }

    /** Whether somebody held it. */
    boolean end(String department, Kind kind, String by, long now) {
        return jdbc.sql(
                                "UPDATE position SET until = ?, ended_by = ? WHERE department = ?"
                                        + " AND kind = ? AND until IS NULL")
                        .params(now, by, department, kind.name())
                        .update()
                == 1;
    }

    private List<Holding> query(String where, Object... values) {
        return jdbc.sql(SELECT + where).params(values).query((row, count) -> read(row)).list();
    }

    private static Holding read(ResultSet row) throws SQLException {
        return new Holding(
                row.getString("department"),
                Kind.valueOf(row.getString("kind")),
                row.getString("username"),
                row.getString("display_name"),
                row.getLong("since"),
                row.getObject("until", Long.class));
    }
}
