package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.opscenter.alerts.AlertIncidents;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
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

/** Writes tables {@code alert}, {@code alert_change}, {@code alert_sequence}. */
@Component
class AlertTable {

    static final String COLUMNS =
            "event, received_at, acknowledged_by, acknowledged_at, acknowledgement_note, closed_by,"
                    + " closed_at, resolution, assigned_to, case_number, incident, symptom, seq";

    private static final String UPSERT =
            "INSERT INTO alert (id, revision, cause_offset, rule_id, device_id, adcode, domain,"
                + " severity, mode, status, onset, received_at, event, acknowledged_by,"
                + " acknowledged_at, acknowledgement_note, closed_by, closed_at, resolution, seq)"
                + " VALUES (:id, :revision, :causeOffset, :ruleId, :deviceId, :adcode, :domain,"
                + " :severity, :mode, :status, :onset, :receivedAt, :event::jsonb, :acknowledgedBy,"
                + " :acknowledgedAt, :acknowledgementNote, :closedBy, :closedAt, :resolution, :seq)"
                + " ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, cause_offset ="
                + " EXCLUDED.cause_offset, severity = EXCLUDED.severity, mode = EXCLUDED.mode,"
                + " status = EXCLUDED.status, onset = EXCLUDED.onset, event = EXCLUDED.event,"
                + " acknowledged_by = EXCLUDED.acknowledged_by, acknowledged_at ="
                + " EXCLUDED.acknowledged_at, acknowledgement_note = EXCLUDED.acknowledgement_note,"
                + " closed_by = EXCLUDED.closed_by, closed_at = EXCLUDED.closed_at, resolution ="
                + " EXCLUDED.resolution, seq = EXCLUDED.seq";

    private static final String SET_PART =
            "UPDATE alert SET incident = :incident, symptom = :symptom, seq = :seq WHERE id = :id";

    private static final String ADD_CHANGE =
            "INSERT INTO alert_change (seq, alert_id, at, change, revision, severity, value, who,"
                    + " note) VALUES (:seq, :alertId, :at, :change, :revision, :severity, :value,"
                    + " :who, :note)";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    AlertTable(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Those of the alerts that exist; locked until the end of the transaction. */
    Map<AlertId, StoredAlert> lock(Collection<AlertId> ids) {
        Map<AlertId, StoredAlert> found = new HashMap<>();
        jdbc.sql("SELECT " + COLUMNS + " FROM alert WHERE id = ANY (?) ORDER BY id FOR UPDATE")
                .param(ids.stream().map(AlertId::value).toArray(String[]::new))
                .query((row, number) -> read(row))
                .list()
                .forEach(alert -> found.put(alert.event().alertId(), alert));
        return found;
    }

    Optional<StoredAlert> lock(AlertId id) {
        return Optional.ofNullable(lock(List.of(id)).get(id));
    }

    /**
     * The alert, if the account may see its district; locked until the end of the transaction.
     *
     * @throws Problem 404 {@code alert-not-found}
     */
    StoredAlert lockVisible(Account account, String id) {
        try {
            return lock(AlertId.of(id))
                    .filter(found -> account.covers(found.event().adcode().value()))
                    .orElseThrow(() -> Problem.notFound("alert", id));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("alert", id);
        }
    }

    /** Reserves numbers for changes; whoever comes next waits for the end of this transaction. */
    long reserve(int count) {
        return jdbc.sql("UPDATE alert_sequence SET last = last + ? RETURNING last - ? + 1")
                .params(count, count)
                .query(Long.class)
                .single();
    }

    void save(List<StoredAlert> alerts, List<AlertChange> changes, long firstSeq) {
        batches.batchUpdate(
                UPSERT, alerts.stream().map(AlertTable::row).toArray(SqlParameterSource[]::new));
        SqlParameterSource[] lines = new SqlParameterSource[changes.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(changes.get(i), firstSeq + i);
        }
        batches.batchUpdate(ADD_CHANGE, lines);
    }

    /** Keeps which case handles an alert. */
    void setCase(AlertId id, String caseNumber) {
        jdbc.sql("UPDATE alert SET case_number = ? WHERE id = ?")
                .params(caseNumber, id.value())
                .update();
    }

    /** Keeps who is to see to an alert. */
    void setAssignee(AlertId id, String username) {
        jdbc.sql("UPDATE alert SET assigned_to = ? WHERE id = ?")
                .params(username, id.value())
                .update();
    }

    /** Keeps the places of alerts in incidents; the alert at index i gets number firstSeq + i. */
    void setParts(List<AlertIncidents.Part> parts, long firstSeq) {
        SqlParameterSource[] rows = new SqlParameterSource[parts.size()];
        for (int i = 0; i < rows.length; i++) {
            AlertIncidents.Part part = parts.get(i);
            rows[i] =
                    new MapSqlParameterSource()
                            .addValue("id", part.alert().value())
                            .addValue("incident", part.incident())
                            .addValue("symptom", part.symptom())
                            .addValue("seq", firstSeq + i);
        }
        batches.batchUpdate(SET_PART, rows);
    }

    private static SqlParameterSource row(StoredAlert alert) {
        AlertEvent event = alert.event();
        @Nullable Acknowledgement given = alert.acknowledgement();
        @Nullable Closure closure = alert.closure();
        return new MapSqlParameterSource()
                .addValue("id", event.alertId().value())
                .addValue("revision", event.revision())
                .addValue("causeOffset", event.cause().offset())
                .addValue("ruleId", event.ruleId().value())
                .addValue("deviceId", event.deviceId().value())
                .addValue("adcode", event.adcode().value())
                .addValue("domain", event.domain().code())
                .addValue("severity", SeverityRank.of(event.severity()))
                .addValue("mode", event.mode().name())
                .addValue("status", alert.status().name())
                .addValue("onset", event.onset())
                .addValue("receivedAt", alert.receivedAt())
                .addValue("event", ContractJson.toText(event))
                .addValue("acknowledgedBy", given == null ? null : given.by())
                .addValue("acknowledgedAt", given == null ? null : given.at())
                .addValue("acknowledgementNote", given == null ? null : given.note())
                .addValue("closedBy", closure == null ? null : closure.by())
                .addValue("closedAt", closure == null ? null : closure.at())
                .addValue("resolution", closure == null ? null : closure.resolution())
                .addValue("seq", alert.seq());
    }

    private static SqlParameterSource line(AlertChange change, long seq) {
        return new MapSqlParameterSource()
                .addValue("seq", seq)
                .addValue("alertId", change.alertId().value())
                .addValue("at", change.at())
                .addValue("change", change.change())
                .addValue("revision", change.revision())
                .addValue("severity", SeverityRank.of(change.severity()))
                .addValue("value", change.value())
                .addValue("who", change.by())
                .addValue("note", change.note());
    }

    static StoredAlert read(ResultSet row) throws SQLException {
        @Nullable String by = row.getString("acknowledged_by");
        @Nullable String closedBy = row.getString("closed_by");
        return new StoredAlert(
                ContractJson.fromText(row.getString("event"), AlertEvent.class),
                row.getLong("received_at"),
                by == null
                        ? null
                        : new Acknowledgement(
                                by,
                                row.getLong("acknowledged_at"),
                                row.getString("acknowledgement_note")),
                closedBy == null
                        ? null
                        : new Closure(
                                closedBy, row.getLong("closed_at"), row.getString("resolution")),
                row.getString("assigned_to"),
                row.getString("case_number"),
                row.getObject("incident", Long.class),
                row.getBoolean("symptom"),
                row.getLong("seq"));
    }
}
