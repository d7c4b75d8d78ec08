package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.incidents.grouping.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the tables of the incidents. */
@Component
class IncidentTable {

    private static final String SAVE_MEMBER =
            "INSERT INTO incident_member (alert_id, incident, cause, reason, path, adcode,"
                + " severity, onset, active) VALUES (:alert, :incident, :cause, :reason, :path,"
                + " :adcode, :severity, :onset, :active) ON CONFLICT (alert_id) DO UPDATE SET"
                + " incident = EXCLUDED.incident, cause = EXCLUDED.cause, reason = EXCLUDED.reason,"
                + " path = EXCLUDED.path, severity = EXCLUDED.severity, onset = EXCLUDED.onset,"
                + " active = EXCLUDED.active";

    private static final String SAY =
            "INSERT INTO incident_hand (alert_id, cause, who, reason, at) VALUES (:alert, :cause,"
                    + " :who, :reason, :at) ON CONFLICT (alert_id) DO UPDATE SET"
                    + " cause = EXCLUDED.cause, who = EXCLUDED.who, reason = EXCLUDED.reason,"
                    + " at = EXCLUDED.at";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    IncidentTable(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The changes of alerts up to this one are looked at; locked until the transaction's end. */
    long lockPosition() {
        return jdbc.sql("SELECT seq FROM incident_position FOR UPDATE").query(Long.class).single();
    }

    void moveTo(long seq) {
        jdbc.sql("UPDATE incident_position SET seq = ?").param(seq).update();
    }

    long insert(String mode, String root, int severity, long at) {
        return jdbc.sql(
                        "INSERT INTO incident (mode, state, root, severity, opened_at)"
                                + " VALUES (?, 'OPEN', ?, ?, ?) RETURNING number")
                .params(mode, root, severity, at)
                .query(Long.class)
                .single();
    }

    Optional<StoredIncident> find(long number) {
        return jdbc.sql("SELECT * FROM incident WHERE number = ?")
                .param(number)
                .query((row, count) -> read(row))
                .optional();
    }

    void update(StoredIncident incident) {
        jdbc.sql(
                        "UPDATE incident SET state = :state, root = :root, severity = :severity,"
                                + " closed_at = :closedAt, merged_into = :mergedInto"
                                + " WHERE number = :number")
                .param("state", incident.state().name())
                .param("root", incident.root())
                .param("severity", incident.severity())
                .param("closedAt", incident.closedAt())
                .param("mergedInto", incident.mergedInto())
                .param("number", incident.number())
                .update();
    }

    /** The places of those of the alerts that are part of an incident. */
    Map<String, Membership> findMembers(Collection<String> alerts) {
        Map<String, Membership> found = new HashMap<>();
        jdbc.sql("SELECT * FROM incident_member WHERE alert_id = ANY (?)")
                .param(alerts.toArray(String[]::new))
                .query(
                        row -> {
                            found.put(row.getString("alert_id"), member(row));
                        });
        return found;
    }

    /** The alerts of incidents. */
    List<String> listAlerts(Collection<Long> incidents) {
        return jdbc.sql("SELECT alert_id FROM incident_member WHERE incident = ANY (?)")
                .param(incidents.toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    void saveMembers(Map<KnownAlert, Membership> members) {
        batches.batchUpdate(
                SAVE_MEMBER,
                members.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue()))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(KnownAlert alert, Membership member) {
        return new MapSqlParameterSource()
                .addValue("alert", alert.fact().id())
                .addValue("incident", member.incident())
                .addValue("cause", member.cause())
                .addValue("reason", member.reason().name())
                .addValue("path", member.path().toArray(String[]::new))
                .addValue("adcode", alert.adcode())
                .addValue("severity", alert.fact().rank())
                .addValue("onset", alert.fact().onset())
                .addValue("active", alert.active());
    }

    void deleteMembers(Collection<String> alerts) {
        jdbc.sql("DELETE FROM incident_member WHERE alert_id = ANY (?)")
                .param(alerts.toArray(String[]::new))
                .update();
    }

    void tell(long incident, IncidentEvent event) {
        jdbc.sql(
                        "INSERT INTO incident_event (incident, at, kind, alert_id, count, who,"
                            + " note) VALUES (:incident, :at, :kind, :alert, :count, :who, :note)")
                .param("incident", incident)
                .param("at", event.at())
                .param("kind", event.kind().name())
                .param("alert", event.alert())
                .param("count", event.count())
                .param("who", event.by())
                .param("note", event.note())
                .update();
    }

    /** What people said: the alert that explains another, by the other's id. */
    Map<String, String> listByHand() {
        Map<String, String> said = new HashMap<>();
        jdbc.sql("SELECT alert_id, cause FROM incident_hand")
                .query(
                        row -> {
                            said.put(row.getString(1), row.getString(2));
                        });
        return said;
    }

    void say(Map<String, String> causes, String who, String reason, long at) {
        batches.batchUpdate(
                SAY,
                causes.entrySet().stream()
                        .map(
                                one ->
                                        new MapSqlParameterSource()
                                                .addValue("alert", one.getKey())
                                                .addValue("cause", one.getValue())
                                                .addValue("who", who)
                                                .addValue("reason", reason)
                                                .addValue("at", at))
                        .toArray(SqlParameterSource[]::new));
    }

    static Membership member(ResultSet row) throws SQLException {
        return new Membership(
                row.getLong("incident"),
                row.getString("cause"),
                Reason.valueOf(row.getString("reason")),
                List.of((String[]) row.getArray("path").getArray()));
    }

    static StoredIncident read(ResultSet row) throws SQLException {
        @Nullable Long closedAt = row.getObject("closed_at", Long.class);
        return new StoredIncident(
                row.getLong("number"),
                row.getString("mode"),
                StoredIncident.State.valueOf(row.getString("state")),
                row.getString("root"),
                row.getInt("severity"),
                row.getLong("opened_at"),
                closedAt,
                row.getObject("merged_into", Long.class));
    }
}
