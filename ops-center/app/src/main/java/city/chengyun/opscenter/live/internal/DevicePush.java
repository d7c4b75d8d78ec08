package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.geo.BoundingBox;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.place.DevicesChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Pushes to each browser the devices that changed and that it looks at. */
@Component
public class DevicePush {

    /** Kind of the hub's own device that measures the delay. */
    private static final String PROBE = "hub-probe";

    private final Devices devices;
    private final LiveDevices live;
    private final LiveClients clients;
    private final LiveFragments fragments;
    private final ChangedDevices changed;
    private final Counter heldBack;
    private final Clock clock;
    private final JsonMapper json;

    /** What the probe said before, and is only read again now, is no delay. */
    private final long startedAt;

    DevicePush(
            Devices devices,
            LiveDevices live,
            LiveClients clients,
            LiveFragments fragments,
            ChangedDevices changed,
            MeterRegistry metrics,
            Clock clock,
            JsonMapper json) {
        this.devices = devices;
        this.live = live;
        this.clients = clients;
        this.fragments = fragments;
        this.changed = changed;
        this.heldBack = metrics.counter(LiveMetrics.HELD_BACK);
        this.clock = clock;
        this.json = json;
        this.startedAt = clock.millis();
    }

    private record Placed(DeviceId id, city.chengyun.geo.LngLat position, String adcode) {}

    /** A browser looks at a part of the map. */
    public void look(LiveClient client, BoundingBox box) {
        List<DeviceId> visible = new ArrayList<>();
        for (DeviceDescriptor device : devices.listDevices()) {
            place(device)
                    .filter(placed -> isVisible(placed, box, client.account()))
                    .ifPresent(placed -> visible.add(placed.id()));
        }
        client.look(box, visible);
    }

    /**
     * Notes what has changed for every browser, and tells those whose turn it is; called by one
     * thread.
     */
    void push(int turn) {
        Set<DeviceId> ids = changed.drain();
        List<Placed> placed = new ArrayList<>(ids.size());
        for (DeviceId id : ids) {
            devices.findDevice(id).flatMap(this::place).ifPresent(placed::add);
        }
        long now = clock.millis();
        for (LiveClient client : clients.all()) {
            @Nullable BoundingBox box = client.view();
            if (box == null) {
                continue;
            }
            List<DeviceId> visible =
                    placed.stream()
                            .filter(one -> isVisible(one, box, client.account()))
                            .map(Placed::id)
                            .toList();
            client.note(visible);
        }
        holdProbe(ids);
        clients.all().stream()
                .filter(client -> client.turn() == turn && client.view() != null)
                .forEach(client -> tell(client, now));
    }

    private void tell(LiveClient client, long now) {
        boolean waiting = client.sendDevices(fragments::of, parts -> fragments.message(now, parts));
        if (waiting) {
            heldBack.increment();
        }
        client.sendHeldProbe();
    }

    private static boolean isVisible(Placed placed, BoundingBox box, Account account) {
        return box.contains(placed.position()) && account.covers(placed.adcode());
    }

    /** Whoever is shown the city is told with it when the hub's probe last spoke. */
    private void holdProbe(Set<DeviceId> ids) {
        for (DeviceId id : ids) {
            boolean isProbe =
                    devices.findDevice(id).filter(one -> one.kind().equals(PROBE)).isPresent();
            @Nullable LiveDevice heard = isProbe ? live.find(id).orElse(null) : null;
            if (heard != null && heard.ts() >= startedAt) {
                Frame message =
                        Frame.of(json.writeValueAsString(new LiveFeedMessage.Probe(heard.ts())));
                clients.all().stream()
                        .filter(client -> client.view() != null)
                        .forEach(client -> client.holdProbe(message, heard.ts()));
            }
        }
    }

    /** Where the device is on the map now; empty for one without a position. */
    private Optional<Placed> place(DeviceDescriptor device) {
        if (device.state() == DeviceState.RETIRED) {
            return Optional.empty();
        }
        @Nullable LngLat heard = live.find(device.id()).map(LiveDevice::loc).orElse(null);
        @Nullable LngLat position = heard == null ? device.position() : heard;
        return position == null
                ? Optional.empty()
                : Optional.of(
                        new Placed(
                                device.id(),
                                new city.chengyun.geo.LngLat(position.lng(), position.lat()),
                                device.adcode().value()));
    }

    @EventListener
    void onDevicesChanged(DevicesChanged event) {
        changed.addAll(event.devices());
    }
}
