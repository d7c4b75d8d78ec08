package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.opscenter.alerts.AlertView;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The alerts that last, by device. Thread-safe. */
@Component
class OpenAlerts {

    /** An alert without a property is about silence. */
    private record Open(Severity severity, boolean silence, boolean drill) {}

    private final Map<DeviceId, Map<AlertId, Open>> byDevice = new HashMap<>();

    synchronized void replaceAll(Collection<AlertView> active) {
        byDevice.clear();
        active.forEach(this::update);
    }

    synchronized void update(AlertView alert) {
        Map<AlertId, Open> alerts =
                byDevice.computeIfAbsent(alert.deviceId(), device -> new HashMap<>());
        if (alert.isActive()) {
            alerts.put(
                    alert.id(),
                    new Open(
                            alert.severity(),
                            alert.property() == null,
                            alert.mode() == AlertMode.DRILL));
        } else {
            alerts.remove(alert.id());
        }
        if (alerts.isEmpty()) {
            byDevice.remove(alert.deviceId());
        }
    }

    /** The worst of the alerts about values. */
    synchronized Optional<Severity> findWorst(DeviceId device) {
        return of(device).stream()
                .filter(alert -> !alert.silence())
                .map(Open::severity)
                .min(Comparator.naturalOrder());
    }

    synchronized boolean isSilent(DeviceId device) {
        return of(device).stream().anyMatch(Open::silence);
    }

    synchronized int count(DeviceId device) {
        return of(device).size();
    }

    private Collection<Open> of(DeviceId device) {
        Map<AlertId, Open> alerts = byDevice.get(device);
        return alerts == null ? List.of() : alerts.values();
    }

    /** How many alerts of the real city last, by severity; every severity has a number. */
    synchronized Map<Severity, Integer> countBySeverity() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, 0);
        }
        byDevice.values().stream()
                .flatMap(alerts -> alerts.values().stream())
                .filter(alert -> !alert.drill())
                .forEach(alert -> counts.merge(alert.severity(), 1, Integer::sum));
        return counts;
    }
}
