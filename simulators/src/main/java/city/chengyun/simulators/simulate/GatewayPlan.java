package city.chengyun.simulators.simulate;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import city.chengyun.simulators.city.SimulatedDevice;
import city.chengyun.simulators.hub.Registration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which gateway speaks for which device: a domain's devices in neighbouring districts share one.
 *
 * @param gateways publishers, the simulator itself not among them
 * @param gatewayOf gateway id by device
 */
record GatewayPlan(List<Registration.Gateway> gateways, Map<DeviceId, String> gatewayOf) {

    static final int MAX_DEVICES_PER_GATEWAY = 250;

    private static final Map<Domain, String> NAMES =
            Map.of(
                    Domain.TRANSPORT, "交通",
                    Domain.ENERGY, "能源",
                    Domain.WATER, "水务",
                    Domain.ENVIRONMENT, "环境",
                    Domain.EMERGENCY, "应急");

    static GatewayPlan of(List<SimulatedDevice> devices) {
        List<Registration.Gateway> gateways = new ArrayList<>();
        Map<DeviceId, String> gatewayOf = new HashMap<>();
        for (Domain domain : Domain.values()) {
            List<SimulatedDevice> ordered =
                    devices.stream()
                            .filter(device -> device.domain() == domain)
                            .sorted(
                                    Comparator.<SimulatedDevice, String>comparing(
                                                    device -> device.adcode().value())
                                            .thenComparing(SimulatedDevice::id))
                            .toList();
            for (int i = 0; i < ordered.size(); i++) {
                int number = i / MAX_DEVICES_PER_GATEWAY + 1;
                String id = "gateway-%s-%02d".formatted(domain.code(), number);
                if (i % MAX_DEVICES_PER_GATEWAY == 0) {
                    String name = "%s汇聚网关%d号".formatted(NAMES.get(domain), number);
                    gateways.add(Registration.Gateway.of(id, name));
                }
                gatewayOf.put(ordered.get(i).id(), id);
            }
        }
        return new GatewayPlan(List.copyOf(gateways), Map.copyOf(gatewayOf));
    }

    /** Everything to register, the simulator itself as a gateway of its own included. */
    Registration.Batch toBatch(List<SimulatedDevice> devices) {
        List<Registration.Gateway> all = new ArrayList<>(gateways);
        all.add(SimulatorDevice.GATEWAY);
        return new Registration.Batch(all, devices.stream().map(this::toRegistration).toList());
    }

    private Registration.Device toRegistration(SimulatedDevice device) {
        var position = new LngLat(device.position().lng(), device.position().lat());
        String gateway = gatewayOf.get(device.id());
        if (gateway == null) {
            throw new IllegalArgumentException("no gateway speaks for " + device.id());
        }
        return new Registration.Device(
                device.id().value(),
                device.name(),
                device.kind(),
                device.adcode().value(),
                position,
                gateway,
                null,
                true,
                false);
    }
}
