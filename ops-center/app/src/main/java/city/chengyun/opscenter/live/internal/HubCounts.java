package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.opscenter.place.DeviceConditions;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.place.MapState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the devices by state and tells every browser in its turn. On the way it finds the devices
 * whose state changed by the passing of time alone. Used by one thread.
 */
@Component
class HubCounts {

    private final Devices devices;
    private final DeviceConditions conditions;
    private final OpenAlerts alerts;
    private final MessageRate rate;
    private final ChangedDevices changed;
    private final LiveClients clients;
    private final ScreenDelay delay;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<DeviceId, MapState> lastStates = new HashMap<>();

    /** Null before the first. */
    private @Nullable Frame message;

    HubCounts(
            Devices devices,
            DeviceConditions conditions,
            OpenAlerts alerts,
            MessageRate rate,
            ChangedDevices changed,
            LiveClients clients,
            ScreenDelay delay,
            JsonMapper json,
            Clock clock) {
        this.devices = devices;
        this.conditions = conditions;
        this.alerts = alerts;
        this.rate = rate;
        this.changed = changed;
        this.clients = clients;
        this.delay = delay;
        this.json = json;
        this.clock = clock;
    }

    /** Counts. */
    void count() {
        rate.sample();
        if (clients.all().isEmpty()) {
            return;
        }
        Map<MapState, Integer> states = new EnumMap<>(MapState.class);
        for (MapState state : MapState.values()) {
            states.put(state, 0);
        }
        List<DeviceId> different = new ArrayList<>();
        int total = 0;
        for (DeviceDescriptor device : devices.listDevices()) {
            if (device.state() == DeviceState.RETIRED) {
                continue;
            }
            total++;
            MapState state = conditions.stateOf(device.id());
            states.merge(state, 1, Integer::sum);
            if (lastStates.put(device.id(), state) != state) {
                different.add(device.id());
            }
        }
        changed.addAll(different);
        message =
                Frame.of(
                        json.writeValueAsString(
                                new LiveFeedMessage.Counts(
                                        clock.millis(),
                                        total,
                                        rate.perSecond(),
                                        states,
                                        alerts.countBySeverity(),
                                        delay.summary().orElse(null))));
    }

    /** Tells those browsers whose turn it is what was counted last. */
    void push(int turn) {
        @Nullable Frame newest = message;
        if (newest != null) {
            clients.all().stream()
                    .filter(client -> client.turn() == turn)
                    .forEach(client -> client.sendCounts(newest));
        }
    }
}
