package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.alerts.AlertAddressed;
import city.chengyun.opscenter.duty.escalation.Medium;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code notice}. */
@Component
public class NoticeTable {

    /** Counter: notices by medium, and by how they ended. */
    private static final String METRIC = "chengyun.notices";

    private final JdbcClient jdbc;
    private final MeterRegistry meters;

    NoticeTable(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.meters = meters;
    }

    /** Where a notice stands. */
    public enum Result {
        /** It is about to be sent. */
        WAITING,
        /** Whoever carries it has it. */
        SENT,
        /** It was tried in vain, or cannot be sent. */
        FAILED,
        /** It was held back. */
        SUPPRESSED
    }

    /** Tells somebody in the app what another person wants of them. */
    void tell(AlertAddressed addressed, String recipient, long at) {
        jdbc.sql(
                        "INSERT INTO notice (alert_id, occasion, by_whom, medium, recipient, at,"
                                + " result, tries, settled_at) VALUES (:alert, :occasion, :by,"
                                + " 'app', :recipient, :at, 'SENT', 0, :at)")
                .param("alert", addressed.alert().value())
                .param("occasion", addressed.how().name())
                .param("by", addressed.by())
                .param("recipient", recipient)
                .param("at", at)
                .update();
        count(Medium.APP, Result.SENT);
    }

    /**
     * Adds one of a step; what is there already stays as it is, but for what was held back for
     * nobody in particular.
     */
    void add(
            Escalation escalation,
            Medium medium,
            String recipient,
            long at,
            Result result,
            @Nullable String reason) {
        boolean isNew =
                jdbc.sql(
                                "INSERT INTO notice (alert_id, occasion, escalation, step, medium,"
                                    + " recipient, at, result, reason, tries, next_try, settled_at)"
                                    + " VALUES (:alert, 'WAITS', :escalation, :step, :medium,"
                                    + " :recipient, :at, :result, :reason, 0, :next, :settled) ON"
                                    + " CONFLICT (escalation, step, medium, recipient) DO UPDATE"
                                    + " SET at = EXCLUDED.at, result = EXCLUDED.result, reason ="
                                    + " EXCLUDED.reason, next_try = EXCLUDED.next_try, settled_at ="
                                    + " EXCLUDED.settled_at WHERE notice.recipient = '' AND"
                                    + " notice.result = 'SUPPRESSED' RETURNING xmax = 0")
                        .param("alert", escalation.alert().value())
                        .param("escalation", escalation.id())
                        .param("step", escalation.nextStep())
                        .param("medium", medium.code())
                        .param("recipient", recipient)
                        .param("at", at)
                        .param("result", result.name())
                        .param("reason", reason)
                        .param("next", result == Result.WAITING ? at : null)
                        .param("settled", result == Result.WAITING ? null : at)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
        if (isNew && result != Result.WAITING) {
            count(medium, result);
        }
    }

    private void count(Medium medium, Result result) {
        meters.counter(METRIC, "medium", medium.code(), "result", Reason.code(result)).increment();
    }

    /** How many a person got over a medium since a time. */
    int countOfPerson(String recipient, Medium medium, long since) {
        return jdbc.sql(
                        "SELECT count(*) FROM notice WHERE recipient = ? AND medium = ? AND at >= ?"
                                + " AND result IN ('SENT', 'WAITING')")
                .params(recipient, medium.code(), since)
                .query(Integer.class)
                .single();
    }

    /**
     * Takes some that wait, for as long as sending may take; whoever does not come back leaves them
     * to the next.
     */
    List<Waiting> take(long now, long until, int limit) {
        return jdbc.sql(
                        "UPDATE notice n SET next_try = :until, tries = tries + 1 FROM (SELECT id"
                                + " FROM notice WHERE result = 'WAITING' AND next_try <= :now ORDER"
                                + " BY next_try LIMIT :limit FOR UPDATE SKIP LOCKED) due WHERE"
                                + " n.id = due.id RETURNING n.id, n.medium, n.recipient, n.tries,"
                                + " n.alert_id")
                .param("until", until)
                .param("now", now)
                .param("limit", limit)
                .query(
                        (row, count) ->
                                new Waiting(
                                        row.getLong("id"),
                                        Medium.of(row.getString("medium")),
                                        row.getString("recipient"),
                                        row.getInt("tries"),
                                        row.getString("alert_id")))
                .list();
    }

    /** One to be sent. */
    record Waiting(long id, Medium medium, String recipient, int tries, String alert) {}

    void settle(Waiting notice, Result result, @Nullable String reason, long at) {
        count(notice.medium(), result);
        jdbc.sql(
                        "UPDATE notice SET result = :result, reason = :reason, settled_at = :at,"
                                + " next_try = NULL WHERE id = :id")
                .param("result", result.name())
                .param("reason", reason)
                .param("at", at)
                .param("id", notice.id())
                .update();
    }

    void tryAgain(long id, long at, String reason) {
        jdbc.sql("UPDATE notice SET next_try = ?, reason = ? WHERE id = ?")
                .params(at, reason, id)
                .update();
    }

    /** What was told of an alert, oldest first. */
    List<NoticeLine> listOf(String alert) {
        return jdbc.sql("SELECT * FROM notice WHERE alert_id = ? ORDER BY id")
                .param(alert)
                .query((row, count) -> read(row))
                .list();
    }

    /** The newest notices in the app of a person. */
    List<NoticeLine> listInbox(String recipient, int limit) {
        return jdbc.sql(
                        "SELECT * FROM notice WHERE recipient = ? AND medium = 'app' AND result ="
                                + " 'SENT' ORDER BY id DESC LIMIT ?")
                .params(recipient, limit)
                .query((row, count) -> read(row))
                .list();
    }

    void markRead(String recipient, long upTo, long at) {
        jdbc.sql(
                        "UPDATE notice SET read_at = ? WHERE recipient = ? AND medium = 'app' AND"
                                + " id <= ? AND read_at IS NULL")
                .params(at, recipient, upTo)
                .update();
    }

    private static NoticeLine read(ResultSet row) throws SQLException {
        return new NoticeLine(
                row.getLong("id"),
                row.getString("alert_id"),
                NoticeLine.Occasion.valueOf(row.getString("occasion")),
                row.getString("by_whom"),
                Medium.of(row.getString("medium")),
                row.getString("recipient"),
                row.getLong("at"),
                Result.valueOf(row.getString("result")),
                row.getString("reason"),
                row.getInt("tries"),
                row.getObject("settled_at", Long.class),
                row.getObject("read_at", Long.class));
    }
}
