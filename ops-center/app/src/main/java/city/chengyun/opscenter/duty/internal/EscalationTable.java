package city.chengyun.opscenter.duty.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code escalation}. */
@Component
class EscalationTable {

    private final JdbcClient jdbc;

    EscalationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The changes of alerts up to this one are looked at; locked until the transaction's end. */
    long lockPosition() {
        return jdbc.sql("SELECT seq FROM duty_position FOR UPDATE").query(Long.class).single();
    }

    void moveTo(long seq) {
        jdbc.sql("UPDATE duty_position SET seq = ?").param(seq).update();
    }

    /** The one that runs for an alert; locked until the transaction's end. */
    Optional<Escalation> lockRunning(AlertId alert) {
        return jdbc.sql(
                        "SELECT * FROM escalation WHERE alert_id = ? AND ended_at IS NULL FOR"
                                + " UPDATE")
                .param(alert.value())
                .query((row, count) -> read(row))
                .optional();
    }

    /** Those whose next step is due, the most overdue first; locked, what others have left out. */
    List<Escalation> lockDue(long now, int limit) {
        return jdbc.sql(
                        "SELECT * FROM escalation WHERE ended_at IS NULL AND next_at <= ? ORDER BY"
                                + " next_at LIMIT ? FOR UPDATE SKIP LOCKED")
                .params(now, limit)
                .query((row, count) -> read(row))
                .list();
    }

    List<Escalation> listOf(String alert) {
        return jdbc.sql("SELECT * FROM escalation WHERE alert_id = ? ORDER BY turn")
                .param(alert)
                .query((row, count) -> read(row))
                .list();
    }

    /** Begins the next turn of an alert, which has none running. */
    void begin(AlertId alert, String device, Severity severity, long at, long firstStep) {
        jdbc.sql(
                        "INSERT INTO escalation (alert_id, turn, device_id, severity, started_at,"
                                + " next_step, next_at) SELECT :alert, coalesce(max(turn), 0) + 1,"
                                + " :device, :severity, :at, 0, :first FROM escalation WHERE"
                                + " alert_id = :alert")
                .param("alert", alert.value())
                .param("device", device)
                .param("severity", severity.code())
                .param("at", at)
                .param("first", firstStep)
                .update();
    }

    void end(long id, long at, String reason) {
        jdbc.sql("UPDATE escalation SET ended_at = ?, end_reason = ? WHERE id = ?")
                .params(at, reason, id)
                .update();
    }

    /** Goes on; {@code nextAt} is null after the last step. */
    void advance(long id, int nextStep, @Nullable Long nextAt) {
        jdbc.sql("UPDATE escalation SET next_step = :step, next_at = :at WHERE id = :id")
                .param("step", nextStep)
                .param("at", nextAt)
                .param("id", id)
                .update();
    }

    /** Looks again later, and remembers since when it is quiet. */
    void holdBack(long id, long quietSince, long nextAt) {
        jdbc.sql("UPDATE escalation SET quiet_since = ?, next_at = ? WHERE id = ?")
                .params(quietSince, nextAt, id)
                .update();
    }

    /** What kept it quiet is over: the time does not count. */
    void resume(long id, long startedAt) {
        jdbc.sql("UPDATE escalation SET quiet_since = NULL, started_at = ? WHERE id = ?")
                .params(startedAt, id)
                .update();
    }

    /** How many alerts of a device, this one left out, have told people since a time. */
    int countOfDevice(String device, String alert, long since) {
        return jdbc.sql(
                        "SELECT count(DISTINCT e.alert_id) FROM escalation e JOIN notice n ON"
                                + " n.escalation = e.id WHERE e.device_id = ? AND e.alert_id <> ?"
                                + " AND n.result IN ('SENT', 'WAITING') AND n.at >= ?")
                .params(device, alert, since)
                .query(Integer.class)
                .single();
    }

    private static Escalation read(ResultSet row) throws SQLException {
        return new Escalation(
                row.getLong("id"),
                AlertId.of(row.getString("alert_id")),
                row.getInt("turn"),
                row.getString("device_id"),
                Severity.of(row.getString("severity")),
                row.getLong("started_at"),
                row.getInt("next_step"),
                row.getObject("next_at", Long.class),
                row.getObject("quiet_since", Long.class),
                row.getObject("ended_at", Long.class),
                row.getString("end_reason"));
    }
}
