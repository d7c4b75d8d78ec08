package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.Severity;
import city.chengyun.opscenter.cases.engine.AreaGrade;
import city.chengyun.opscenter.cases.engine.CaseState;
import city.chengyun.opscenter.cases.engine.Stage.Milestone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes table {@code city_case}. */
@Component
class CaseTable {

    static final String COLUMNS =
            "number, definition, class, description, origin, device_id, lng, lat, adcode,"
                    + " grid, area_grade, severity, proposed_department, reported_by, reported_at,"
                    + " updated_at, drill, state";

    private static final String INSERT =
            "INSERT INTO city_case ("
                    + COLUMNS
                    + ", revision, stage, open, department, due_at, late, extension_pending,"
                    + " supervised, ever_supervised, extensions, reworks, filed_at, dispatched_at,"
                    + " handled_at, closed_at) VALUES (:number, :definition, :class, :description,"
                    + " :origin, :deviceId, :lng, :lat, :adcode, :grid, :areaGrade, :severity,"
                    + " :proposed, :reportedBy, :reportedAt, :updatedAt, :drill, :state::jsonb,"
                    + " :revision, :stage, :open, :department, :dueAt, :late, :extensionPending,"
                    + " :supervised, :everSupervised, :extensions, :reworks, :filedAt,"
                    + " :dispatchedAt, :handledAt, :closedAt)";

    private static final String UPDATE =
            "UPDATE city_case SET updated_at = :updatedAt, state = :state::jsonb,"
                    + " revision = :revision, stage = :stage, open = :open,"
                    + " department = :department, due_at = :dueAt, late = :late,"
                    + " extension_pending = :extensionPending, supervised = :supervised,"
                    + " ever_supervised = :everSupervised, extensions = :extensions,"
                    + " reworks = :reworks, filed_at = :filedAt, dispatched_at = :dispatchedAt,"
                    + " handled_at = :handledAt, closed_at = :closedAt,"
                    // Who reported it done last did the work.
                    + " handled_by = CASE WHEN CAST(:handledAt AS bigint) <> coalesce(handled_at,"
                    + " 0) THEN :actor ELSE handled_by END WHERE number = :number";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CaseTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The next number of a day; whoever comes next waits for the end of this transaction. */
    int nextOf(LocalDate day) {
        return jdbc.sql(
                        "INSERT INTO city_case_day (day, last) VALUES (?, 1) ON CONFLICT (day)"
                                + " DO UPDATE SET last = city_case_day.last + 1 RETURNING last")
                .param(day)
                .query(Integer.class)
                .single();
    }

    /** Lets whoever wants a number of the day wait for the end of this transaction. */
    void lockDay(LocalDate day) {
        jdbc.sql(
                        "INSERT INTO city_case_day (day, last) VALUES (?, 0) ON CONFLICT (day)"
                                + " DO UPDATE SET last = city_case_day.last")
                .param(day)
                .update();
    }

    /** The case that a report made when it was sent before. */
    Optional<String> findReported(String by, String requestId) {
        return jdbc.sql("SELECT number FROM city_case WHERE reported_by = ? AND request_id = ?")
                .params(by, requestId)
                .query(String.class)
                .optional();
    }

    void setRequest(String number, String requestId) {
        jdbc.sql("UPDATE city_case SET request_id = ? WHERE number = ?")
                .params(requestId, number)
                .update();
    }

    void add(StoredCase one, boolean open) {
        jdbc.sql(INSERT).paramSource(values(one, open)).update();
    }

    void save(StoredCase one, boolean open, String actor) {
        jdbc.sql(UPDATE).paramSource(values(one, open).addValue("actor", actor)).update();
    }

    Optional<StoredCase> find(String number) {
        return select("WHERE number = ?", number);
    }

    /** The case, locked until the end of the transaction. */
    Optional<StoredCase> lock(String number) {
        return select("WHERE number = ? FOR UPDATE", number);
    }

    private Optional<StoredCase> select(String rest, String number) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM city_case " + rest)
                .param(number)
                .query((row, index) -> read(row))
                .optional();
    }

    /** Open cases of a class about a device, or within about 200 m of a position. */
    List<StoredCase> listOpenAround(
            String classCode, boolean drill, @Nullable String deviceId, @Nullable LngLat position) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM city_case WHERE open AND class = :class AND drill = :drill"
                                + " AND (device_id = :device OR (lat BETWEEN :lat - 0.002 AND"
                                + " :lat + 0.002 AND lng BETWEEN :lng - 0.003 AND :lng + 0.003))"
                                + " ORDER BY number")
                .param("class", classCode)
                .param("drill", drill)
                .param("device", deviceId, Types.VARCHAR)
                .param("lat", position == null ? null : position.lat(), Types.DOUBLE)
                .param("lng", position == null ? null : position.lng(), Types.DOUBLE)
                .query((row, index) -> read(row))
                .list();
    }

    private MapSqlParameterSource values(StoredCase one, boolean open) {
        CaseState state = one.state();
        @Nullable LngLat position = one.position();
        @Nullable Severity severity = one.severity();
        return new MapSqlParameterSource()
                .addValue("number", one.number())
                .addValue("definition", one.definition())
                .addValue("class", one.classCode())
                .addValue("description", one.description())
                .addValue("origin", one.origin().name())
                .addValue("deviceId", one.deviceId())
                .addValue("lng", position == null ? null : position.lng())
                .addValue("lat", position == null ? null : position.lat())
                .addValue("adcode", one.adcode())
                .addValue("grid", one.grid())
                .addValue("areaGrade", one.areaGrade().name())
                .addValue("severity", severity == null ? null : severity.code())
                .addValue("proposed", one.proposedDepartment())
                .addValue("reportedBy", one.reportedBy())
                .addValue("reportedAt", one.reportedAt())
                .addValue("updatedAt", one.updatedAt())
                .addValue("drill", one.drill())
                .addValue("state", json.writeValueAsString(state))
                .addValue("revision", state.revision())
                .addValue("stage", state.stage())
                .addValue("open", open)
                .addValue("department", state.department())
                .addValue("dueAt", state.clock() == null ? null : state.clock().dueAt())
                .addValue("late", state.late())
                .addValue("extensionPending", state.extensionHours() != null)
                .addValue("supervised", state.supervision() != null)
                .addValue("everSupervised", state.supervised())
                .addValue("extensions", state.extensions())
                .addValue("reworks", state.reworks())
                .addValue("filedAt", state.milestones().get(Milestone.FILED))
                .addValue("dispatchedAt", state.milestones().get(Milestone.DISPATCHED))
                .addValue("handledAt", state.milestones().get(Milestone.HANDLED))
                .addValue("closedAt", state.milestones().get(Milestone.CLOSED));
    }

    StoredCase read(ResultSet row) throws SQLException {
        @Nullable Double lng = row.getObject("lng", Double.class);
        @Nullable Double lat = row.getObject("lat", Double.class);
        @Nullable String severity = row.getString("severity");
        return new StoredCase(
                row.getString("number"),
                row.getString("definition"),
                row.getString("class"),
                row.getString("description"),
                CaseOrigin.valueOf(row.getString("origin")),
                row.getString("device_id"),
                lng == null || lat == null ? null : new LngLat(lng, lat),
                row.getString("adcode"),
                row.getString("grid"),
                AreaGrade.valueOf(row.getString("area_grade")),
                severity == null ? null : Severity.of(severity),
                row.getString("proposed_department"),
                row.getString("reported_by"),
                row.getLong("reported_at"),
                row.getLong("updated_at"),
                row.getBoolean("drill"),
                json.readValue(row.getString("state"), CaseState.class));
    }
}
