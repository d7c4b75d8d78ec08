package city.chengyun.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.geo.Districts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SupplyNetworkTest {

    private static City city() {
        return City.of(7, 2400, Districts.load(), DeviceCatalog.load());
    }

    @Test
    void theSameCityHasTheSameNetwork() {
        assertThat(SupplyNetwork.of(city())).isEqualTo(SupplyNetwork.of(city()));
    }

    @Test
    void aFeederHasHundredsOfDevicesBehindIt() {
        List<SupplyLink> links = SupplyNetwork.of(city());
        Map<DeviceId, List<SupplyLink>> down =
                links.stream().collect(Collectors.groupingBy(SupplyLink::upstream));

        int most =
                links.stream()
                        .map(SupplyLink::upstream)
                        .distinct()
                        .filter(id -> id.value().startsWith("feeder-"))
                        .mapToInt(feeder -> behind(feeder, down, new HashSet<>()).size())
                        .max()
                        .orElse(0);

        assertThat(links).hasSizeGreaterThan(600);
        assertThat(most).isGreaterThan(100);
    }

    private static Collection<DeviceId> behind(
            DeviceId device, Map<DeviceId, List<SupplyLink>> down, Set<DeviceId> seen) {
        for (SupplyLink link : down.getOrDefault(device, List.of())) {
            if (seen.add(link.downstream())) {
                behind(link.downstream(), down, seen);
            }
        }
        return seen;
    }
}
