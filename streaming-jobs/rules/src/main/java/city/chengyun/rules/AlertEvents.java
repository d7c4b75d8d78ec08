package city.chengyun.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertEvidence;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.rules.absence.SilenceWatch;
import city.chengyun.rules.threshold.Episode;
import city.chengyun.rules.threshold.EpisodeChange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what was decided on one record into the full snapshots that leave the hub's engine. */
final class AlertEvents {

    private static final int ID_BYTES = 16;
    private static final MathContext SHOWN_DIGITS = new MathContext(4);

    private final JudgedDevice device;
    private final RuleBook rules;
    private final long decidedAt;
    private final AlertCause cause;
    private @Nullable List<AlertEvent> events;

    AlertEvents(JudgedDevice device, RuleBook rules, long decidedAt, AlertCause cause) {
        this.device = device;
        this.rules = rules;
        this.decidedAt = decidedAt;
        this.cause = cause;
    }

    List<AlertEvent> list() {
        return events == null ? List.of() : events;
    }

    void add(RuleId rule, String property, EpisodeChange change) {
        Episode episode = change.episode();
        Long end = episode.end();
        add(
                new Decision(
                        rule,
                        episode.terms().version(),
                        property,
                        change.type(),
                        change.revision(),
                        episode.terms().severity(),
                        episode.terms().mode(),
                        episode.onset(),
                        end == null ? episode.raisedAt() : end,
                        end,
                        episode.value(),
                        episode.terms().limit(),
                        episode.evidence()),
                idOf(rule, property, change.supersedes()),
                idOf(rule, property, change.supersededBy()));
    }

    void add(SilenceWatch.Change change) {
        Long end = change.clearedAt();
        add(
                new Decision(
                        change.terms().rule(),
                        change.terms().version(),
                        null,
                        end == null ? AlertType.RAISED : AlertType.CLEARED,
                        change.revision(),
                        change.terms().severity(),
                        change.terms().mode(),
                        change.onset(),
                        end == null ? change.raisedAt() : end,
                        end,
                        null,
                        null,
                        List.of()),
                null,
                null);
    }

    private record Decision(
            RuleId rule,
            int version,
            @Nullable String property,
            AlertType type,
            int revision,
            Severity severity,
            AlertMode mode,
            long onset,
            long eventTime,
            @Nullable Long clearedAt,
            @Nullable Double value,
            @Nullable Double threshold,
            List<AlertEvidence> evidence) {}

    private void add(
            Decision decision, @Nullable AlertId supersedes, @Nullable AlertId supersededBy) {
        DeviceDescriptor descriptor = device.descriptor();
        if (events == null) {
            events = new ArrayList<>(2);
        }
        events.add(
                new AlertEvent(
                        alertId(decision.rule, decision.property, decision.onset),
                        decision.revision,
                        decision.type,
                        decision.rule,
                        decision.version,
                        descriptor.id(),
                        descriptor.adcode(),
                        descriptor.domain(),
                        decision.property,
                        decision.severity,
                        decision.onset,
                        decision.eventTime,
                        decidedAt,
                        decision.clearedAt,
                        decision.value,
                        decision.threshold,
                        decision.evidence,
                        device.modeOf(decision.mode),
                        message(decision),
                        cause,
                        supersedes,
                        supersededBy));
    }

    private LocalizedText message(Decision decision) {
        Optional<RuleDefinition> rule = rules.findVersion(decision.rule, decision.version);
        LocalizedText template =
                rule.map(RuleDefinition::message)
                        .orElse(new LocalizedText(decision.rule.value(), decision.rule.value()));
        return new LocalizedText(fill(template.zh(), decision), fill(template.en(), decision));
    }

    private String fill(String template, Decision decision) {
        return template.replace("{value}", shown(decision.value))
                .replace("{threshold}", shown(decision.threshold))
                .replace("{device}", device.descriptor().name());
    }

    private static String shown(@Nullable Double number) {
        return number == null
                ? "–"
                : BigDecimal.valueOf(number)
                        .round(SHOWN_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private @Nullable AlertId idOf(RuleId rule, String property, @Nullable Long onset) {
        return onset == null ? null : alertId(rule, property, onset);
    }

    private AlertId alertId(RuleId rule, @Nullable String property, long onset) {
        // None of the parts can contain the separator.
        String identity = rule + "|" + device.descriptor().id() + "|" + property + "|" + onset;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
            return new AlertId(HexFormat.of().formatHex(digest, 0, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
