package city.chengyun.opscenter.alerts;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.AlertId;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertEvidence;
import city.chengyun.contract.alert.AlertMode;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is shown: the newest event with the names of what it refers to and who has it.
 * Times are epoch milliseconds.
 *
 * @param id identity
 * @param ruleId the rule that was met
 * @param ruleVersion the version that judged
 * @param ruleName name of the rule now
 * @param deviceId where
 * @param deviceName name of the device now
 * @param kind kind of the device; {@code unknown} for a device that is no longer known
 * @param adcode division
 * @param district name of the division, of the city for what stands in no district
 * @param domain field of city operation
 * @param property that met the condition; null for silence
 * @param severity now
 * @param message text with the values filled in
 * @param onset beginning
 * @param eventTime the deciding sample
 * @param receivedAt when the alert entered the log
 * @param clearedAt end; null while it lasts
 * @param value the deciding value
 * @param threshold the limit it was compared with
 * @param unit of value and threshold, empty for none
 * @param state where it stands
 * @param acknowledgedBy user name of who has it
 * @param acknowledgedAt since when
 * @param acknowledgementNote what they said
 * @param closedBy user name of who closed it, or the part of the hub that did
 * @param closedAt since when it is closed
 * @param resolution what helped
 * @param position of the device
 * @param evidence samples that met the condition, oldest first
 * @param mode for whom it counts
 * @param supersedes the alert that this one replaces
 * @param supersededBy the alert that replaces this one
 * @param assignedTo user name of who is to see to it
 * @param caseNumber the case that handles it
 * @param incident number of the incident it is part of
 * @param symptom whether another alert of the incident explains it
 * @param seq number of its last change; strictly increasing over all changes of all alerts
 */
public record AlertView(
        AlertId id,
        RuleId ruleId,
        int ruleVersion,
        LocalizedText ruleName,
        DeviceId deviceId,
        String deviceName,
        String kind,
        Adcode adcode,
        String district,
        Domain domain,
        @Nullable String property,
        Severity severity,
        LocalizedText message,
        long onset,
        long eventTime,
        long receivedAt,
        @Nullable Long clearedAt,
        @Nullable Double value,
        @Nullable Double threshold,
        String unit,
        State state,
        @Nullable String acknowledgedBy,
        @Nullable Long acknowledgedAt,
        @Nullable String acknowledgementNote,
        @Nullable String closedBy,
        @Nullable Long closedAt,
        @Nullable String resolution,
        @Nullable LngLat position,
        List<AlertEvidence> evidence,
        AlertMode mode,
        @Nullable AlertId supersedes,
        @Nullable AlertId supersededBy,
        @Nullable String assignedTo,
        @Nullable String caseNumber,
        @Nullable Long incident,
        boolean symptom,
        long seq) {

    /** Copies. */
    public AlertView {
        evidence = List.copyOf(evidence);
    }

    /** Where an alert stands. */
    public enum State {
        /** Lasts, and nobody has it. */
        OPEN,
        /** Lasts, and somebody has it. */
        ACKNOWLEDGED,
        /** Over, and nobody has said what helped. */
        CLEARED,
        /** Over, and done with. */
        CLOSED,
        /** Never was: late data said so. */
        RETRACTED;

        /** Lower-case name as it stands in JSON. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the alert lasts. */
    @JsonIgnore
    public boolean isActive() {
        return state == State.OPEN || state == State.ACKNOWLEDGED;
    }
}
