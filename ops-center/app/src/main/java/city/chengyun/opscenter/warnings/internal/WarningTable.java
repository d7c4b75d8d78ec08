package city.chengyun.opscenter.warnings.internal;

import city.chengyun.contract.ContractJson;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Warnings and their messages in PostgreSQL. */
@Component
class WarningTable {

    private static final String SELECT =
            "SELECT w.id, w.revision, m.number, m.type, m.state, m.content, m.reason, m.authors,"
                    + " m.approver, m.changed_at, m.identifier, m.sent"
                    + " FROM warning w JOIN warning_message m ON m.warning_id = w.id";

    private static final String ORDER = " ORDER BY w.created_at DESC, w.id DESC, m.number";

    private final JdbcClient jdbc;

    WarningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest warnings first. */
    List<Warning> list(int limit) {
        return collect(
                jdbc.sql(
                                SELECT
                                        + " WHERE w.id IN (SELECT id FROM warning"
                                        + " ORDER BY created_at DESC, id DESC LIMIT ?)"
                                        + ORDER)
                        .param(limit)
                        .query((row, number) -> new Line(id(row), revision(row), message(row)))
                        .list());
    }

    Optional<Warning> find(String id) {
        return collect(
                        jdbc.sql(SELECT + " WHERE w.id = ?" + ORDER)
                                .param(id)
                                .query(
                                        (row, number) ->
                                                new Line(id(row), revision(row), message(row)))
                                .list())
                .stream()
                .findFirst();
    }

    /** Takes the warning for this transaction; false if it is not at that revision any more. */
    boolean take(String id, int revision) {
        return jdbc.sql("UPDATE warning SET revision = revision + 1 WHERE id = ? AND revision = ?")
                        .params(id, revision)
                        .update()
                == 1;
    }

    /**
     * Makes a warning without messages.
     *
     * @param day like 20261126
     */
    String add(String day, long now) {
        // One at a time, so that numbers have no gaps.
        jdbc.sql("LOCK TABLE warning IN SHARE ROW EXCLUSIVE MODE").update();
        long today =
                jdbc.sql("SELECT count(*) FROM warning WHERE id LIKE ?")
                        .param("W" + day + "-%")
                        .query(Long.class)
                        .single();
        String id = "W%s-%02d".formatted(day, today + 1);
        jdbc.sql("INSERT INTO warning (id, revision, created_at) VALUES (?, 1, ?)")
                .params(id, now)
                .update();
        return id;
    }

    void save(String warning, WarningMessage message) {
        jdbc.sql(
                        "INSERT INTO warning_message (warning_id, number, type, state, content,"
                                + " reason, authors, approver, changed_at, identifier, sent) VALUES"
                                + " (:warning, :number, :type, :state, :content::jsonb, :reason,"
                                + " :authors, :approver, :at, :identifier, :sent) ON CONFLICT"
                                + " (warning_id, number) DO UPDATE SET state = EXCLUDED.state,"
                                + " content = EXCLUDED.content, reason = EXCLUDED.reason, authors ="
                                + " EXCLUDED.authors, approver = EXCLUDED.approver, changed_at ="
                                + " EXCLUDED.changed_at, identifier = EXCLUDED.identifier, sent ="
                                + " EXCLUDED.sent WHERE warning_message.state IN ('DRAFT',"
                                + " 'SUBMITTED')")
                .param("warning", warning)
                .param("number", message.number())
                .param("type", message.type().name())
                .param("state", message.state().name())
                .param("content", ContractJson.toText(message.content()))
                .param("reason", message.reason())
                .param("authors", message.authors().toArray(String[]::new))
                .param("approver", message.approver())
                .param("at", message.changedAt())
                .param("identifier", message.identifier())
                .param("sent", message.sent())
                .update();
    }

    void saveCap(String identifier, String cap) {
        jdbc.sql("UPDATE warning_message SET cap = ? WHERE identifier = ? AND cap IS NULL")
                .params(cap, identifier)
                .update();
    }

    Optional<String> findCap(String identifier) {
        return jdbc.sql("SELECT cap FROM warning_message WHERE identifier = ?")
                .param(identifier)
                .query(String.class)
                .optional();
    }

    private record Line(String id, int revision, WarningMessage message) {}

    private static List<Warning> collect(List<Line> lines) {
        Map<String, Warning> warnings = new LinkedHashMap<>();
        for (Line line : lines) {
            Warning known = warnings.get(line.id());
            List<WarningMessage> messages =
                    new ArrayList<>(known == null ? List.of() : known.messages());
            messages.add(line.message());
            warnings.put(line.id(), new Warning(line.id(), line.revision(), messages));
        }
        return List.copyOf(warnings.values());
    }

    private static String id(ResultSet row) throws SQLException {
        return row.getString("id");
    }

    private static int revision(ResultSet row) throws SQLException {
        return row.getInt("revision");
    }

    private static WarningMessage message(ResultSet row) throws SQLException {
        long sent = row.getLong("sent");
        @Nullable Long sentAt = row.wasNull() ? null : sent;
        Array authors = row.getArray("authors");
        return new WarningMessage(
                row.getInt("number"),
                WarningMessage.Type.valueOf(row.getString("type")),
                WarningMessage.State.valueOf(row.getString("state")),
                ContractJson.fromText(row.getString("content"), WarningContent.class),
                row.getString("reason"),
                List.of((String[]) authors.getArray()),
                row.getString("approver"),
                row.getLong("changed_at"),
                row.getString("identifier"),
                sentAt);
    }
}
