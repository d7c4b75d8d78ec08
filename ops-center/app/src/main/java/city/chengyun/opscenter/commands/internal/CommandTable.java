package city.chengyun.opscenter.commands.internal;

import city.chengyun.opscenter.commands.machine.CommandState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tables {@code device_command} and {@code device_command_event}. */
@Component
class CommandTable {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final String UNDER_WAY = " state IN ('CREATED', 'SENT', 'ACCEPTED')";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CommandTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Keeps a new command.
     *
     * @return whether the device was free; the index {@code device_command_under_way} decides
     */
    boolean insert(StoredCommand command) {
        return jdbc.sql(
                                "INSERT INTO device_command (id, device_id, name, args, dangerous,"
                                        + " state, issued_by, issued_at, deadline, case_number,"
                                        + " alert_id)"
                                        + " VALUES (:id, :device, :name, :args::jsonb, :dangerous,"
                                        + " :state, :by, :at, :deadline, :case, :alert)"
                                        + " ON CONFLICT (device_id) WHERE"
                                        + UNDER_WAY
                                        + " DO NOTHING")
                        .param("id", command.id())
                        .param("device", command.deviceId())
                        .param("name", command.name())
                        .param("args", json.writeValueAsString(command.args()))
                        .param("dangerous", command.dangerous())
                        .param("state", command.state().name())
                        .param("by", command.issuedBy())
                        .param("at", command.issuedAt())
                        .param("deadline", command.deadline())
                        .param("case", command.caseNumber())
                        .param("alert", command.alertId())
                        .update()
                == 1;
    }

    /** Keeps how far a command is now. */
    void save(
            String id,
            CommandState state,
            @Nullable Long finishedAt,
            @Nullable String reason,
            @Nullable Map<String, Object> result) {
        jdbc.sql(
                        "UPDATE device_command SET state = :state, finished_at = :at, reason ="
                                + " :reason, result = :result::jsonb WHERE id = :id")
                .param("state", state.name())
                .param("at", finishedAt)
                .param("reason", reason)
                .param("result", result == null ? null : json.writeValueAsString(result))
                .param("id", id)
                .update();
    }

    /** Adds to the story; what it has already is not told again. */
    void tell(String id, CommandEvent event) {
        jdbc.sql(
                        "INSERT INTO device_command_event (command_id, at, kind, who, note)"
                                + " VALUES (:id, :at, :kind, :who, :note) ON CONFLICT DO NOTHING")
                .param("id", id)
                .param("at", event.at())
                .param("kind", event.kind())
                .param("who", event.who())
                .param("note", event.note())
                .update();
    }

    Optional<StoredCommand> find(String id) {
        return query("WHERE id = ?", id).stream().findFirst();
    }

    Optional<StoredCommand> lock(String id) {
        return query("WHERE id = ? FOR UPDATE", id).stream().findFirst();
    }

    Optional<StoredCommand> findUnderWay(String deviceId) {
        return query("WHERE device_id = ? AND" + UNDER_WAY, deviceId).stream().findFirst();
    }

    /** Those that are not sent yet, the oldest first. */
    List<String> listUnsent() {
        return jdbc.sql("SELECT id FROM device_command WHERE state = 'CREATED' ORDER BY issued_at")
                .query(String.class)
                .list();
    }

    /** Those under way whose deadline is before a time. */
    List<String> listOverdue(long time) {
        return jdbc.sql("SELECT id FROM device_command WHERE deadline < ? AND" + UNDER_WAY)
                .param(time)
                .query(String.class)
                .list();
    }

    /** Those of a device, the newest first. */
    List<StoredCommand> listOf(String deviceId, int page, int size) {
        return query(
                "WHERE device_id = ? ORDER BY issued_at DESC, id LIMIT ? OFFSET ?",
                deviceId,
                size,
                (long) page * size);
    }

    long countOf(String deviceId) {
        return jdbc.sql("SELECT count(*) FROM device_command WHERE device_id = ?")
                .param(deviceId)
                .query(Long.class)
                .single();
    }

    List<CommandEvent> story(String id) {
        return jdbc.sql(
                        "SELECT at, kind, who, note FROM device_command_event"
                                + " WHERE command_id = ? ORDER BY id")
                .param(id)
                .query(
                        (row, count) ->
                                new CommandEvent(
                                        row.getLong("at"),
                                        row.getString("kind"),
                                        row.getString("who"),
                                        row.getString("note")))
                .list();
    }

    private List<StoredCommand> query(String where, Object... values) {
        return jdbc.sql("SELECT * FROM device_command " + where)
                .params(values)
                .query((row, count) -> read(row))
                .list();
    }

    private StoredCommand read(ResultSet row) throws SQLException {
        @Nullable String result = row.getString("result");
        return new StoredCommand(
                row.getString("id"),
                row.getString("device_id"),
                row.getString("name"),
                json.readValue(row.getString("args"), FIELDS),
                row.getBoolean("dangerous"),
                CommandState.valueOf(row.getString("state")),
                row.getString("issued_by"),
                row.getLong("issued_at"),
                row.getLong("deadline"),
                row.getString("case_number"),
                row.getString("alert_id"),
                row.getObject("finished_at", Long.class),
                row.getString("reason"),
                result == null ? null : json.readValue(result, FIELDS));
    }
}
