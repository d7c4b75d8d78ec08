package city.chengyun.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.Domain;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.geo.District;
import city.chengyun.geo.Districts;
import city.chengyun.geo.LngLat;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityTest {

    private static final Districts DISTRICTS = Districts.load();
    private static final DeviceCatalog CATALOG = DeviceCatalog.load();

    @ParameterizedTest
    @ValueSource(ints = {300, 2000, 2400, 10_000})
    void hasAsManyDevicesAsAskedForOfEveryKind(int count) {
        City city = City.of(7, count, DISTRICTS, CATALOG);

        assertThat(city.devices()).hasSize(count);
        assertThat(city.devices()).extracting(SimulatedDevice::id).doesNotHaveDuplicates();
        assertThat(kinds(city)).isEqualTo(fieldKinds());
    }

    @Test
    void refusesToBeTooSmall() {
        assertThatThrownBy(() -> City.of(7, 20, DISTRICTS, CATALOG))
                .hasMessageContaining("too few");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void devicesStandInsideTheDistrictTheyName(long seed) {
        City city = City.of(seed, 2400, DISTRICTS, CATALOG);

        assertThat(city.devices())
                .allSatisfy(
                        device ->
                                assertThat(DISTRICTS.findAt(device.position()))
                                        .map(District::adcode)
                                        .hasValue(device.adcode().value()));
        assertThat(city.devices().stream().map(SimulatedDevice::adcode).distinct())
                .as("all districts are inhabited")
                .hasSize(22);
        assertThat(city.devices().stream().map(SimulatedDevice::domain).distinct())
                .containsExactlyInAnyOrder(Domain.values());
        long urban =
                city.devices().stream()
                        .filter(d -> Places.load().isCore(d.adcode().value()))
                        .count();
        assertThat(urban).as("most devices stand in the core districts").isGreaterThan(1500);
    }

    @Test
    void nationalAirStationsStandWhereTheyReallyDo() {
        City city = City.of(1, 2400, DISTRICTS, CATALOG);

        SimulatedDevice station =
                city.listNearest("air-station", new LngLat(114.5214, 38.0524)).get(0);

        assertThat(station.id().value()).isEqualTo("air-130102-1034A");
        assertThat(station.name()).isEqualTo("人民会堂空气质量站");
        assertThat(station.position()).isEqualTo(new LngLat(114.5214, 38.0524));
    }

    private static Set<String> kinds(City city) {
        return city.devices().stream().map(SimulatedDevice::kind).collect(Collectors.toSet());
    }

    /** All kinds but those of the hub's own parts. */
    private static Set<String> fieldKinds() {
        return CATALOG.listTypes().stream()
                .map(DeviceType::kind)
                .filter(kind -> !Set.of("city-simulator", "hub-probe").contains(kind))
                .collect(Collectors.toSet());
    }
}
