package city.chengyun.opscenter.incidents.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.incidents.internal.IncidentView.Step;
import city.chengyun.opscenter.incidents.internal.IncidentView.Symptom;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads incidents; an account sees those of which it may see an alert. */
@Service
public class IncidentReader {

    private static final String SELECT =
            "SELECT i.*, count(m.alert_id) AS members,"
                    + " count(m.alert_id) FILTER (WHERE m.active) AS active"
                    + " FROM incident i JOIN incident_member m ON m.incident = i.number"
                    + " WHERE (:everywhere OR m.adcode = ANY (:adcodes)) AND ";

    private final JdbcClient jdbc;
    private final IncidentTable table;
    private final AlertCases alerts;
    private final Devices devices;

    IncidentReader(JdbcClient jdbc, IncidentTable table, AlertCases alerts, Devices devices) {
        this.jdbc = jdbc;
        this.table = table;
        this.alerts = alerts;
        this.devices = devices;
    }

    private record Row(StoredIncident incident, int members, int active) {}

    private static Row read(ResultSet row) throws SQLException {
        return new Row(IncidentTable.read(row), row.getInt("members"), row.getInt("active"));
    }

    private static MapSqlParameterSource sight(Account account) {
        @Nullable List<String> adcodes = account.adcodes();
        return new MapSqlParameterSource()
                .addValue("everywhere", adcodes == null)
                .addValue("adcodes", adcodes == null ? new String[0] : adcodes.toArray());
    }

    /**
     * A page of incidents, those that last and the worst and newest first.
     *
     * @param state only these
     */
    public Page<IncidentView> list(Account account, Optional<String> state, int page, int size) {
        Page.requireRange(page, size);
        MapSqlParameterSource values =
                sight(account).addValue("any", state.isEmpty()).addValue("state", state.orElse(""));
        String select = SELECT + "(:any OR i.state = :state) GROUP BY i.number";
        long total =
                jdbc.sql("SELECT count(*) FROM (" + select + ") AS found")
                        .paramSource(values)
                        .query(Long.class)
                        .single();
        values.addValue("size", size).addValue("offset", (long) page * size);
        List<Row> rows =
                jdbc.sql(
                                select
                                        + " ORDER BY i.state = 'OPEN' DESC, i.severity,"
                                        + " i.number DESC LIMIT :size OFFSET :offset")
                        .paramSource(values)
                        .query((row, count) -> read(row))
                        .list();
        Map<String, AlertView> roots =
                byId(rows.stream().map(row -> row.incident().root()).toList());
        return new Page<>(
                rows.stream().map(row -> view(account, row, roots)).toList(), page, size, total);
    }

    /**
     * An incident of which the account may see an alert; one that has ended in another only by
     * those who see the whole city.
     *
     * @throws Problem 404 {@code incident-not-found}
     */
    public IncidentView getVisible(Account account, long number) {
        Row row =
                jdbc.sql(SELECT + "i.number = :number GROUP BY i.number")
                        .paramSource(sight(account).addValue("number", number))
                        .query((found, count) -> read(found))
                        .optional()
                        .or(
                                () ->
                                        table.find(number)
                                                .filter(one -> account.adcodes() == null)
                                                .map(one -> new Row(one, 0, 0)))
                        .orElseThrow(() -> Problem.notFound("incident", String.valueOf(number)));
        return view(account, row, byId(List.of(row.incident().root())));
    }

    private IncidentView view(Account account, Row row, Map<String, AlertView> roots) {
        StoredIncident incident = row.incident();
        return new IncidentView(
                incident.number(),
                incident.mode().toLowerCase(Locale.ROOT),
                incident.state().code(),
                SeverityRank.severity(incident.severity()),
                Optional.ofNullable(roots.get(incident.root()))
                        .filter(root -> account.covers(root.adcode().value()))
                        .orElse(null),
                incident.openedAt(),
                incident.closedAt(),
                incident.mergedInto(),
                row.members(),
                row.active());
    }

    private Map<String, AlertView> byId(Collection<String> ids) {
        return alerts.list(ids).stream()
                .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
    }

    private record Placed(String alert, Membership place) {}

    /** A page of an incident's symptoms: those that last first, then the worst, then the oldest. */
    public Page<Symptom> listSymptoms(Account account, long number, int page, int size) {
        Page.requireRange(page, size);
        String condition =
                " FROM incident_member WHERE incident = :number AND reason <> 'ROOT'"
                        + " AND (:everywhere OR adcode = ANY (:adcodes))";
        MapSqlParameterSource values = sight(account).addValue("number", number);
        long total =
                jdbc.sql("SELECT count(*)" + condition)
                        .paramSource(values)
                        .query(Long.class)
                        .single();
        values.addValue("size", size).addValue("offset", (long) page * size);
        List<Placed> placed =
                jdbc.sql(
                                "SELECT *"
                                        + condition
                                        + " ORDER BY active DESC, severity, onset, alert_id"
                                        + " LIMIT :size OFFSET :offset")
                        .paramSource(values)
                        .query(
                                (row, count) ->
                                        new Placed(
                                                row.getString("alert_id"),
                                                IncidentTable.member(row)))
                        .list();
        Map<String, AlertView> views = byId(placed.stream().map(Placed::alert).toList());
        return new Page<>(
                placed.stream()
                        .flatMap(
                                one ->
                                        Optional.ofNullable(views.get(one.alert()))
                                                .map(alert -> symptom(alert, one.place()))
                                                .stream())
                        .toList(),
                page,
                size,
                total);
    }

    private Symptom symptom(AlertView alert, Membership place) {
        return new Symptom(
                alert,
                place.cause(),
                place.reason(),
                place.path().stream().map(this::step).toList());
    }

    private Step step(String device) {
        return devices.findDevice(DeviceId.of(device))
                .map(known -> new Step(device, known.name(), known.kind()))
                .orElse(new Step(device, device, "unknown"));
    }

    /** What happened to an incident, oldest first. */
    public List<IncidentEvent> listTimeline(long number) {
        return jdbc.sql("SELECT * FROM incident_event WHERE incident = ? ORDER BY id")
                .param(number)
                .query(
                        (row, count) ->
                                new IncidentEvent(
                                        row.getLong("at"),
                                        IncidentEvent.Kind.valueOf(row.getString("kind")),
                                        row.getString("alert_id"),
                                        row.getObject("count", Integer.class),
                                        row.getString("who"),
                                        row.getString("note")))
                .list();
    }

    /** All alerts of an incident, whatever the district. */
    List<AlertId> listAlerts(long number) {
        return table.listAlerts(List.of(number)).stream().map(AlertId::of).toList();
    }
}
