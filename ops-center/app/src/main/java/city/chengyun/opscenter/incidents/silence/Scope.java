package city.chengyun.opscenter.incidents.silence;

import city.chengyun.opscenter.alerts.AlertView;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a silence is about; what is null does not limit, and one thing at least does.
 *
 * @param device id of a device
 * @param kind of a device
 * @param domain code of a domain
 * @param adcode a division
 * @param rule id of a rule
 */
public record Scope(
        @Nullable String device,
        @Nullable String kind,
        @Nullable String domain,
        @Nullable String adcode,
        @Nullable String rule) {

    /** Checks that something limits. */
    public Scope {
        if (device == null && kind == null && domain == null && adcode == null && rule == null) {
            throw new IllegalArgumentException("a silence is not about everything");
        }
    }

    /** Whether an alert is one of these. */
    public boolean includes(AlertView alert) {
        return fits(device, alert.deviceId().value())
                && fits(kind, alert.kind())
                && fits(domain, alert.domain().code())
                && fits(adcode, alert.adcode().value())
                && fits(rule, alert.ruleId().value());
    }

    private static boolean fits(@Nullable String wanted, String is) {
        return wanted == null || wanted.equals(is);
    }
}
