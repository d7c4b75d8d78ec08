package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.Severity;
import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.signal.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads alerts as they are shown. */
@Service
public class AlertReader implements AlertFeed {

    private static final int MAX_NAME_MATCHES = 2_000;

    private final JdbcClient jdbc;
    private final AlertViews views;
    private final Devices devices;
    private final Rules rules;

    AlertReader(JdbcClient jdbc, AlertViews views, Devices devices, Rules rules) {
        this.jdbc = jdbc;
        this.views = views;
        this.devices = devices;
        this.rules = rules;
    }

    /** A page of alerts, the worst first, then the newest. */
    public Page<AlertView> list(AlertQuery query, int page, int size) {
        Page.requireRange(page, size);
        MapSqlParameterSource values = new MapSqlParameterSource();
        String where = where(query, values);
        long total =
                jdbc.sql("SELECT count(*) FROM alert WHERE " + where)
                        .paramSource(values)
                        .query(Long.class)
                        .single();
        values.addValue("limit", size).addValue("offset", (long) page * size);
        List<AlertView> items =
                jdbc.sql(
                                "SELECT "
                                        + AlertTable.COLUMNS
                                        + " FROM alert WHERE "
                                        + where
                                        + " ORDER BY severity, onset DESC, id"
                                        + " LIMIT :limit OFFSET :offset")
                        .paramSource(values)
                        .query((row, number) -> views.view(AlertTable.read(row)))
                        .list();
        return new Page<>(items, page, size, total);
    }

    /** Constant text per part of the query; what the caller gave goes into {@code values}. */
    private String where(AlertQuery query, MapSqlParameterSource values) {
        List<String> parts = new ArrayList<>();
        parts.add(query.status().condition());
        if (query.folded()) {
            parts.add(
                    "NOT (symptom AND EXISTS (SELECT 1 FROM (SELECT incident, symptom FROM alert"
                            + " WHERE "
                            + query.status().condition()
                            + ") root WHERE root.incident = alert.incident AND NOT root.symptom))");
        }
        if (query.mode() == null) {
            parts.add("mode <> 'SHADOW'");
        } else {
            parts.add("mode = :mode");
            values.addValue("mode", query.mode().name());
        }
        if (!query.severities().isEmpty()) {
            parts.add("severity IN (:severities)");
            values.addValue(
                    "severities", query.severities().stream().map(SeverityRank::of).toList());
        }
        if (query.domain() != null) {
            parts.add("domain = :domain");
            values.addValue("domain", query.domain().code());
        }
        if (query.adcode() != null) {
            parts.add("adcode = :adcode");
            values.addValue("adcode", query.adcode());
        }
        if (query.device() != null) {
            parts.add("device_id = :device");
            values.addValue("device", query.device());
        }
        if (query.text() != null) {
            parts.add("(id = :text OR device_id = ANY (:devices) OR rule_id = ANY (:rules))");
            values.addValue("text", query.text());
            values.addValue("devices", devicesNamed(query.text()));
            values.addValue("rules", rulesNamed(query.text()));
        }
        if (query.adcodes() != null) {
            parts.add("adcode = ANY (:adcodes)");
            values.addValue("adcodes", query.adcodes().toArray(String[]::new));
        }
        return String.join(" AND ", parts);
    }

    private String[] devicesNamed(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return devices.listDevices().stream()
                .filter(
                        device ->
                                device.name().toLowerCase(Locale.ROOT).contains(lower)
                                        || device.id()
                                                .value()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(lower))
                .limit(MAX_NAME_MATCHES)
                .map(device -> device.id().value())
                .toArray(String[]::new);
    }

    private String[] rulesNamed(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return rules.listRules().stream()
                .filter(
                        rule ->
                                rule.id().value().contains(lower)
                                        || rule.name().zh().contains(text)
                                        || rule.name()
                                                .en()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(lower))
                .map(rule -> rule.id().value())
                .toArray(String[]::new);
    }

    /**
     * An alert, if the account may see its district.
     *
     * @throws Problem 404 {@code alert-not-found}
     */
    public AlertView getVisible(Account account, String id) {
        return findById(id)
                .filter(alert -> account.covers(alert.adcode().value()))
                .orElseThrow(() -> Problem.notFound("alert", id));
    }

    @Override
    public Optional<AlertView> find(AlertId id) {
        return findById(id.value());
    }

    private Optional<AlertView> findById(String id) {
        return jdbc.sql("SELECT " + AlertTable.COLUMNS + " FROM alert WHERE id = ?")
                .param(id)
                .query((row, number) -> views.view(AlertTable.read(row)))
                .optional();
    }

    /**
     * A line of an alert's history.
     *
     * @param seq number of the change
     * @param at when, epoch milliseconds
     * @param change lower-case alert type, {@code acknowledged} or {@code case_linked}
     */
    public record HistoryLine(
            long seq,
            long at,
            String change,
            int revision,
            Severity severity,
            @Nullable Double value,
            @Nullable String by,
            @Nullable String note) {}

    /** What happened to an alert, oldest first. */
    public List<HistoryLine> listHistory(String id) {
        return jdbc.sql("SELECT * FROM alert_change WHERE alert_id = ? ORDER BY seq")
                .param(id)
                .query(
                        (row, number) ->
                                new HistoryLine(
                                        row.getLong("seq"),
                                        row.getLong("at"),
                                        row.getString("change").toLowerCase(Locale.ROOT),
                                        row.getInt("revision"),
                                        SeverityRank.severity(row.getInt("severity")),
                                        row.getObject("value", Double.class),
                                        row.getString("who"),
                                        row.getString("note")))
                .list();
    }

    @Override
    public long lastSeq() {
        return jdbc.sql("SELECT last FROM alert_sequence").query(Long.class).single();
    }

    @Override
    public List<AlertView> listChangedSince(long seq, int limit) {
        return jdbc.sql(
                        "SELECT "
                                + AlertTable.COLUMNS
                                + " FROM alert WHERE seq > ? AND mode <> 'SHADOW'"
                                + " ORDER BY seq LIMIT ?")
                .params(seq, limit)
                .query((row, number) -> views.view(AlertTable.read(row)))
                .list();
    }

    @Override
    public List<AlertView> listActive() {
        return jdbc.sql(
                        "SELECT "
                                + AlertTable.COLUMNS
                                + " FROM alert WHERE status = 'OPEN' AND mode <> 'SHADOW'")
                .query((row, number) -> views.view(AlertTable.read(row)))
                .list();
    }
}
