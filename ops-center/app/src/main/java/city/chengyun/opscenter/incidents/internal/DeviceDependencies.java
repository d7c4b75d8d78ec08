package city.chengyun.opscenter.incidents.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.incidents.grouping.Dependencies;
import city.chengyun.opscenter.place.AssetGraph;
import city.chengyun.opscenter.place.Devices;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the devices of the city depend on. */
@Component
class DeviceDependencies implements Dependencies {

    private final AssetGraph graph;
    private final Devices devices;

    DeviceDependencies(AssetGraph graph, Devices devices) {
        this.graph = graph;
        this.devices = devices;
    }

    @Override
    public List<String> upstreamOf(String device) {
        return graph.listUpstream(DeviceId.of(device)).stream()
                .map(link -> link.upstream().value())
                .toList();
    }

    @Override
    public @Nullable String gatewayOf(String device) {
        return devices.findDevice(DeviceId.of(device))
                .flatMap(known -> Optional.ofNullable(known.gateway()))
                .map(DeviceId::value)
                .orElse(null);
    }
}
