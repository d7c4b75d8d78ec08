package city.chengyun.opscenter.place.web;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.opscenter.place.DeviceConditions.DeviceCondition;
import city.chengyun.opscenter.place.DeviceConditions.LatestValue;
import city.chengyun.opscenter.place.MapState;
import city.chengyun.opscenter.place.internal.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON forms of devices and credentials. */
final class DeviceViews {

    private DeviceViews() {}

    /** A line of the device list. */
    record DeviceItem(
            DeviceId id,
            String name,
            String kind,
            Domain domain,
            Adcode adcode,
            @Nullable LngLat position,
            @Nullable DeviceId gateway,
            DeviceState lifecycle,
            MapState state,
            @Nullable Long lastSeen,
            boolean simulated,
            boolean drill) {

        static DeviceItem of(DeviceDescriptor device, DeviceCondition condition) {
            return new DeviceItem(
                    device.id(),
                    device.name(),
                    device.kind(),
                    device.domain(),
                    device.adcode(),
                    device.position(),
                    device.gateway(),
                    device.state(),
                    condition.state(),
                    condition.lastSeen(),
                    device.simulated(),
                    device.drill());
        }
    }

    /** Everything about one device. */
    record DeviceView(
            DeviceId id,
            String name,
            String kind,
            Domain domain,
            Adcode adcode,
            @Nullable String gridCell,
            @Nullable LngLat position,
            @Nullable String cimObjectId,
            @Nullable String ownerParty,
            @Nullable DeviceId gateway,
            DeviceState lifecycle,
            @Nullable Duration interval,
            Map<String, Double> thresholdOverrides,
            boolean simulated,
            boolean drill,
            long updatedAt,
            MapState state,
            @Nullable Long lastSeen,
            Map<String, LatestValue> latest,
            int openAlerts) {

        static DeviceView of(DeviceDescriptor device, DeviceCondition condition) {
            return new DeviceView(
                    device.id(),
                    device.name(),
                    device.kind(),
                    device.domain(),
                    device.adcode(),
                    device.gridCell(),
                    device.position(),
                    device.cimObjectId(),
                    device.ownerParty(),
                    device.gateway(),
                    device.state(),
                    device.interval(),
                    device.thresholdOverrides(),
                    device.simulated(),
                    device.drill(),
                    device.updatedAt(),
                    condition.state(),
                    condition.lastSeen(),
                    condition.latest(),
                    condition.openAlerts());
        }
    }

    /**
     * A log-in at the broker, shown once.
     *
     * @param port where the broker listens, on the host of this app; null if the app knows none
     * @param topics the device's own topics by message kind
     */
    record CredentialView(
            DeviceId username,
            String password,
            @Nullable Integer port,
            Map<String, String> topics) {

        static CredentialView of(Secret secret, DeviceDescriptor device, @Nullable Integer port) {
            return new CredentialView(secret.publisher(), secret.secret(), port, topics(device));
        }

        private static Map<String, String> topics(DeviceDescriptor device) {
            Map<String, String> topics = new LinkedHashMap<>();
            for (MessageKind kind : MessageKind.values()) {
                DeviceTopic topic =
                        new DeviceTopic(device.adcode(), device.domain(), device.id(), kind);
                topics.put(kind.code(), topic.toString());
            }
            return topics;
        }
    }
}
