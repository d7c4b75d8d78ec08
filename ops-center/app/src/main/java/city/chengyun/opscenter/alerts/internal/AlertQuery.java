package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.Domain;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts to list; null stands for any.
 *
 * @param status which states
 * @param severities which colours; empty for all
 * @param domain field of city operation
 * @param adcode division
 * @param device device id
 * @param text found in id or name of device or rule
 * @param folded whether a symptom is left out whose incident's root is listed by its status
 * @param mode null for live alerts and drills
 * @param adcodes the districts of who asks; null for the whole city
 */
public record AlertQuery(
        Status status,
        Set<Severity> severities,
        @Nullable Domain domain,
        @Nullable String adcode,
        @Nullable String device,
        @Nullable String text,
        boolean folded,
        @Nullable AlertMode mode,
        @Nullable List<String> adcodes) {

    /** Copies. */
    public AlertQuery {
        severities = Set.copyOf(severities);
        adcodes = adcodes == null ? null : List.copyOf(adcodes);
    }

    /** Sets of states to choose from. */
    public enum Status {
        /** Lasting. */
        ACTIVE("status = 'OPEN'"),
        /** Lasting, and somebody has it. */
        ACKNOWLEDGED("status = 'OPEN' AND acknowledged_at IS NOT NULL"),
        /** Lasting, and nobody has it. */
        UNACKNOWLEDGED("status = 'OPEN' AND acknowledged_at IS NULL"),
        /** Over, and not closed. */
        CLEARED("status = 'CLEARED'"),
        /** Over, and done with. */
        CLOSED("status = 'CLOSED'"),
        /** Everything, retracted ones included. */
        ALL("true");

        private final String condition;

        Status(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }
}
