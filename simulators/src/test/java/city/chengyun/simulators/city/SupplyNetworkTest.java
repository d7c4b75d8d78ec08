package city.chengyun.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.geo.Districts;
import java.util.List;
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

        int most =
                links.stream()
                        .map(SupplyLink::upstream)
                        .distinct()
                        .filter(id -> id.value().startsWith("feeder-"))
                        .mapToInt(feeder -> SupplyNetwork.dependentsOf(feeder, links).size())
                        .max()
                        .orElse(0);

        assertThat(links).hasSizeGreaterThan(600);
        assertThat(most).isGreaterThan(100);
    }
}
