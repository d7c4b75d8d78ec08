package city.chengyun.opscenter;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.AlertId;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertEvidence;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.alert.AlertType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alert events as the judge job would write them. */
public final class Alerts {

    private static final long ONSET = 1_764_000_000_000L;

    private Alerts() {}

    /** The beginning of an alert. */
    public static AlertEvent raised(String id, String device) {
        return event(id, 1, AlertType.RAISED, device, AlertMode.LIVE, null, null);
    }

    /** The beginning of an alert of a drill. */
    public static AlertEvent drill(String id, String device) {
        return event(id, 1, AlertType.RAISED, device, AlertMode.DRILL, null, null);
    }

    /** The beginning of an alert that the log gets now. */
    public static AlertEvent justRaised(String id, String device) {
        long now = System.currentTimeMillis();
        return event(id, 1, AlertType.RAISED, device, AlertMode.LIVE, null, null, now);
    }

    /** The beginning of an alert of a drill that the log gets now. */
    public static AlertEvent justDrilled(String id, String device) {
        long now = System.currentTimeMillis();
        return event(id, 1, AlertType.RAISED, device, AlertMode.DRILL, null, null, now);
    }

    /** A later word on an alert. */
    public static AlertEvent later(AlertEvent event, int revision, AlertType type) {
        return event(
                event.alertId().value(),
                revision,
                type,
                event.deviceId().value(),
                event.mode(),
                event.supersedes(),
                event.supersededBy());
    }

    /** An alert that replaces another. */
    public static AlertEvent superseding(String id, String device, AlertEvent old) {
        return event(id, 1, AlertType.RAISED, device, AlertMode.LIVE, old.alertId(), null);
    }

    /** The end of an alert that another one replaces. */
    public static AlertEvent retracted(AlertEvent event, int revision, @Nullable AlertId by) {
        return event(
                event.alertId().value(),
                revision,
                AlertType.RETRACTED,
                event.deviceId().value(),
                event.mode(),
                event.supersedes(),
                by);
    }

    private static AlertEvent event(
            String id,
            int revision,
            AlertType type,
            String device,
            AlertMode mode,
            @Nullable AlertId supersedes,
            @Nullable AlertId supersededBy) {
        return event(id, revision, type, device, mode, supersedes, supersededBy, ONSET);
    }

    private static AlertEvent event(
            String id,
            int revision,
            AlertType type,
            String device,
            AlertMode mode,
            @Nullable AlertId supersedes,
            @Nullable AlertId supersededBy,
            long onset) {
        return new AlertEvent(
                AlertId.of(id),
                revision,
                type,
                RuleId.of("pipe-pressure-low"),
                1,
                DeviceId.of(device),
                Adcode.of("130102"),
                Domain.WATER,
                "pressure",
                Severity.ORANGE,
                onset,
                onset + revision * 1_000L,
                onset + revision * 1_000L + 20,
                type == AlertType.CLEARED ? onset + revision * 1_000L : null,
                0.1,
                0.14,
                List.of(new AlertEvidence(onset, 0.1)),
                mode,
                new LocalizedText("压力过低", "pressure low"),
                new AlertCause(0, 100L + revision),
                supersedes,
                supersededBy);
    }
}
