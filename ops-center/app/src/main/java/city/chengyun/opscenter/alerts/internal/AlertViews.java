package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.PropertyDefinition;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.geo.District;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.signal.Rules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to an alert the names of what it refers to. */
@Component
class AlertViews {

    private static final String CITY = "石家庄市";

    private final Devices devices;
    private final Rules rules;
    private final Districts districts;
    private final DeviceCatalog catalog;

    AlertViews(Devices devices, Rules rules, Districts districts, DeviceCatalog catalog) {
        this.devices = devices;
        this.rules = rules;
        this.districts = districts;
        this.catalog = catalog;
    }

    AlertView view(StoredAlert alert) {
        AlertEvent event = alert.event();
        Optional<DeviceDescriptor> device = devices.findDevice(event.deviceId());
        @Nullable Acknowledgement given = alert.acknowledgement();
        @Nullable Closure closure = alert.closure();
        return new AlertView(
                event.alertId(),
                event.ruleId(),
                event.ruleVersion(),
                rules.findRule(event.ruleId())
                        .map(RuleDefinition::name)
                        .orElse(new LocalizedText(event.ruleId().value(), event.ruleId().value())),
                event.deviceId(),
                device.map(DeviceDescriptor::name).orElse(event.deviceId().value()),
                device.map(DeviceDescriptor::kind).orElse("unknown"),
                event.adcode(),
                districts.find(event.adcode().value()).map(District::name).orElse(CITY),
                event.domain(),
                event.property(),
                event.severity(),
                event.message(),
                event.onset(),
                event.eventTime(),
                alert.receivedAt(),
                event.clearedAt(),
                event.value(),
                event.threshold(),
                unit(event),
                state(alert),
                given == null ? null : given.by(),
                given == null ? null : given.at(),
                given == null ? null : given.note(),
                closure == null ? null : closure.by(),
                closure == null ? null : closure.at(),
                closure == null ? null : closure.resolution(),
                device.map(DeviceDescriptor::position).orElse(null),
                event.evidence(),
                event.mode(),
                event.supersedes(),
                event.supersededBy(),
                alert.assignedTo(),
                alert.caseNumber(),
                alert.incident(),
                alert.symptom(),
                alert.seq());
    }

    private String unit(AlertEvent event) {
        @Nullable String property = event.property();
        @Nullable PropertyDefinition definition =
                property == null ? null : catalog.listProperties(event.domain()).get(property);
        return definition == null ? "" : definition.unit();
    }

    private static AlertView.State state(StoredAlert alert) {
        return switch (alert.status()) {
            case CLEARED -> AlertView.State.CLEARED;
            case CLOSED -> AlertView.State.CLOSED;
            case RETRACTED -> AlertView.State.RETRACTED;
            case OPEN ->
                    alert.acknowledgement() == null
                            ? AlertView.State.OPEN
                            : AlertView.State.ACKNOWLEDGED;
        };
    }
}
