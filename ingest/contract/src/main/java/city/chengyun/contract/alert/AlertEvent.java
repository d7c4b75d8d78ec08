package city.chengyun.contract.alert;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.AlertId;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an alert after a decision: a full snapshot each time, so that a reader who has the
 * newest needs no other. Delivered at least once; {@code alertId} and {@code revision} make it
 * once.
 *
 * @param alertId the same for the same rule, device, property and onset
 * @param revision counts the events of this alert, from 1
 * @param type what happened
 * @param ruleId the rule that was met
 * @param ruleVersion the version that judged
 * @param deviceId where
 * @param adcode division of the device
 * @param domain of the device
 * @param property that met the condition; absent for silence
 * @param severity now
 * @param onset phenomenon time (silence: receive time) of its beginning, epoch milliseconds
 * @param eventTime time of the sample that decided, same clock as the onset
 * @param decidedAt receive time of the record that decided, epoch milliseconds
 * @param clearedAt end, same clock as the onset; absent while it lasts
 * @param value the deciding value in the property's unit
 * @param threshold the limit it was compared with, overrides applied
 * @param evidence samples that met the condition, at most {@value #MAX_EVIDENCE}, oldest first
 * @param mode for whom it counts
 * @param message text with the values filled in
 * @param cause the log record that decided
 * @param supersedes the alert that this one replaces, after late data moved an onset
 * @param supersededBy the alert that replaces this one
 */
public record AlertEvent(
        AlertId alertId,
        int revision,
        AlertType type,
        RuleId ruleId,
        int ruleVersion,
        DeviceId deviceId,
        Adcode adcode,
        Domain domain,
        @Nullable String property,
        Severity severity,
        long onset,
        long eventTime,
        long decidedAt,
        @Nullable Long clearedAt,
        @Nullable Double value,
        @Nullable Double threshold,
        List<AlertEvidence> evidence,
        AlertMode mode,
        LocalizedText message,
        AlertCause cause,
        @Nullable AlertId supersedes,
        @Nullable AlertId supersededBy) {

    /** Samples in the evidence, at most. */
    public static final int MAX_EVIDENCE = 32;

    public AlertEvent {
        requireNonNull(alertId, "alertId is null");
        requireNonNull(type, "type is null");
        requireNonNull(ruleId, "ruleId is null");
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(adcode, "adcode is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(mode, "mode is null");
        requireNonNull(message, "message is null");
        requireNonNull(cause, "cause is null");
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be 1 or more: " + revision);
        }
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        if (evidence.size() > MAX_EVIDENCE) {
            throw new IllegalArgumentException(
                    "evidence has at most " + MAX_EVIDENCE + " samples, not " + evidence.size());
        }
    }
}
