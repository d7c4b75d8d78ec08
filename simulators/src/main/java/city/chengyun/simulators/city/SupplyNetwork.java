package city.chengyun.simulators.city;

import city.chengyun.contract.DeviceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What depends on what in the simulated city: each device is fed by the nearest one of the kind
 * that feeds its kind. Feeders power transformers and stations; waterworks supply pump stations,
 * and these the pipes around them. The same city has the same network.
 */
public final class SupplyNetwork {

    /** Who feeds whom, from the source on, so that no circle can come about. */
    private static final List<Supply> SUPPLIES =
            List.of(
                    new Supply("feeder", "POWERS", "transformer"),
                    new Supply("feeder", "POWERS", "heat-station"),
                    new Supply("feeder", "POWERS", "water-plant"),
                    new Supply("feeder", "POWERS", "pump-station"),
                    new Supply("transformer", "POWERS", "charging-pile"),
                    new Supply("transformer", "POWERS", "signal-controller"),
                    new Supply("water-plant", "SUPPLIES", "pump-station"),
                    new Supply("pump-station", "SUPPLIES", "dma-meter"),
                    new Supply("pump-station", "SUPPLIES", "pipe-pressure"));

    private record Supply(String from, String kind, String to) {}

    private SupplyNetwork() {}

    /** All links of a city. */
    public static List<SupplyLink> of(City city) {
        Map<String, List<SimulatedDevice>> byKind =
                city.devices().stream().collect(Collectors.groupingBy(SimulatedDevice::kind));
        List<SupplyLink> links = new ArrayList<>();
        for (Supply supply : SUPPLIES) {
            List<SimulatedDevice> sources = byKind.getOrDefault(supply.from(), List.of());
            for (SimulatedDevice fed : byKind.getOrDefault(supply.to(), List.of())) {
                links.add(new SupplyLink(nearest(sources, fed), fed.id(), supply.kind()));
            }
        }
        return links;
    }

    /** Everything that depends on a device, over however many links; without itself. */
    public static Set<DeviceId> dependentsOf(DeviceId source, List<SupplyLink> links) {
        Map<DeviceId, List<SupplyLink>> from =
                links.stream().collect(Collectors.groupingBy(SupplyLink::upstream));
        Set<DeviceId> dependents = new LinkedHashSet<>();
        Deque<DeviceId> open = new ArrayDeque<>(List.of(source));
        while (!open.isEmpty()) {
            for (SupplyLink link : from.getOrDefault(open.remove(), List.of())) {
                if (dependents.add(link.downstream())) {
                    open.add(link.downstream());
                }
            }
        }
        return dependents;
    }

    private static DeviceId nearest(List<SimulatedDevice> sources, SimulatedDevice fed) {
        return sources.stream()
                .min(
                        Comparator.<SimulatedDevice>comparingDouble(
                                        source ->
                                                source.position().distanceMetersTo(fed.position()))
                                .thenComparing(SimulatedDevice::id))
                .orElseThrow()
                .id();
    }
}
