package city.chengyun.opscenter.commands.standing;

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

/** Tables {@code standing_command} and {@code proposed_command}. */
@Component
class StandingTable {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final String PROPOSALS =
            "SELECT p.*, s.name, s.args, s.seconds, s.automatic FROM proposed_command p"
                    + " JOIN standing_command s ON s.number = p.standing ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StandingTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a new one; its number is the table's to give. */
    long insert(StandingCommand one) {
        return jdbc.sql(
                        "INSERT INTO standing_command (rule_id, name, args, target, seconds,"
                                + " automatic, made_by, made_at) VALUES (:rule, :name,"
                                + " :args::jsonb, :target, :seconds, :automatic, :by, :at)"
                                + " RETURNING number")
                .param("rule", one.ruleId())
                .param("name", one.name())
                .param("args", json.writeValueAsString(one.args()))
                .param("target", one.target())
                .param("seconds", one.seconds())
                .param("automatic", one.automatic())
                .param("by", one.madeBy())
                .param("at", one.madeAt())
                .query(Long.class)
                .single();
    }

    /** Those of a rule that hold, the oldest first. */
    List<StandingCommand> listOf(String ruleId) {
        return jdbc.sql(
                        "SELECT * FROM standing_command WHERE rule_id = ? AND ended_at IS NULL"
                                + " ORDER BY number")
                .param(ruleId)
                .query((row, count) -> standing(row))
                .list();
    }

    /** Ends one; it is kept, because commands came of it. */
    Optional<StandingCommand> end(String ruleId, long number, String by, long now) {
        return jdbc.sql(
                        "UPDATE standing_command SET ended_by = ?, ended_at = ? WHERE number = ?"
                                + " AND rule_id = ? AND ended_at IS NULL RETURNING *")
                .params(by, now, number, ruleId)
                .query((row, count) -> standing(row))
                .optional();
    }

    /** Keeps a proposal; false if the alert has one of this standing command already. */
    boolean propose(StandingCommand of, String alertId, String deviceId) {
        return jdbc.sql(
                                "INSERT INTO proposed_command (standing, alert_id, device_id,"
                                        + " state) VALUES (?, ?, ?, 'PROPOSED')"
                                        + " ON CONFLICT DO NOTHING")
                        .params(of.number(), alertId, deviceId)
                        .update()
                == 1;
    }

    /** Keeps what was decided. */
    void decide(
            long standing,
            String alertId,
            ProposedCommand.State state,
            @Nullable String commandId,
            String by,
            long now,
            @Nullable String reason) {
        jdbc.sql(
                        "UPDATE proposed_command SET state = :state, command_id = :command,"
                                + " decided_by = :by, decided_at = :now, reason = :reason"
                                + " WHERE standing = :standing AND alert_id = :alert")
                .param("state", state.name())
                .param("command", commandId)
                .param("by", by)
                .param("now", now)
                .param("reason", reason)
                .param("standing", standing)
                .param("alert", alertId)
                .update();
    }

    List<ProposedCommand> listOfAlert(String alertId) {
        return jdbc.sql(PROPOSALS + "WHERE p.alert_id = ? ORDER BY p.standing")
                .param(alertId)
                .query((row, count) -> proposed(row))
                .list();
    }

    Optional<ProposedCommand> lock(long standing, String alertId) {
        return jdbc.sql(PROPOSALS + "WHERE p.standing = ? AND p.alert_id = ? FOR UPDATE OF p")
                .params(standing, alertId)
                .query((row, count) -> proposed(row))
                .optional();
    }

    private StandingCommand standing(ResultSet row) throws SQLException {
        return new StandingCommand(
                row.getLong("number"),
                row.getString("rule_id"),
                row.getString("name"),
                json.readValue(row.getString("args"), FIELDS),
                row.getString("target"),
                row.getObject("seconds", Integer.class),
                row.getBoolean("automatic"),
                row.getString("made_by"),
                row.getLong("made_at"));
    }

    private ProposedCommand proposed(ResultSet row) throws SQLException {
        return new ProposedCommand(
                row.getLong("standing"),
                row.getString("alert_id"),
                row.getString("device_id"),
                row.getString("name"),
                json.readValue(row.getString("args"), FIELDS),
                row.getObject("seconds", Integer.class),
                row.getBoolean("automatic"),
                ProposedCommand.State.valueOf(row.getString("state")),
                row.getString("command_id"),
                row.getString("decided_by"),
                row.getObject("decided_at", Long.class),
                row.getString("reason"));
    }
}
