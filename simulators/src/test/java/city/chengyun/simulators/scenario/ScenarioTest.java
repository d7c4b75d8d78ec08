package city.chengyun.simulators.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.geo.Districts;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.scenario.ScenarioScript.EffectScript;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {

    private static final Districts DISTRICTS = Districts.load();
    private static final DeviceCatalog CATALOG = DeviceCatalog.load();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyScenarioFindsItsPlaceInEveryCity(long seed) {
        City city = City.of(seed, 2400, DISTRICTS, CATALOG);

        Map<String, Scenario> scenarios = Scenario.loadAll(city);

        assertThat(scenarios.keySet())
                .containsExactly(
                        "rainstorm",
                        "pipe-burst",
                        "feeder-overload",
                        "power-cut",
                        "pollution",
                        "fire",
                        "sensor-faults");
        assertThat(scenarios.values())
                .allSatisfy(
                        scenario -> {
                            assertThat(scenario.expectedAlerts()).isNotEmpty();
                            assertThat(scenario.duration())
                                    .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(10));
                            assertThat(DISTRICTS.findAt(scenario.epicentre())).isPresent();
                            assertThat(scenario.disturbancesFrom(0)).isNotEmpty();
                        });
    }

    @Test
    void scriptsSpeakOfKindsAndPropertiesThatExist() {
        for (ScenarioScript script : ScenarioScript.loadAll()) {
            for (EffectScript effect : script.effects()) {
                DeviceType type = CATALOG.findType(effect.kind()).orElseThrow();
                String property = effect.property();
                if (property != null) {
                    assertThat(type.findProperty(property)).as(effect.toString()).isPresent();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPowerCutIsAStormOfAHundredAlertsWithOneCause(long seed) {
        Scenario cut =
                requireNonNull(
                        Scenario.loadAll(City.of(seed, 2400, DISTRICTS, CATALOG)).get("power-cut"));

        assertThat(cut.expectedAlerts())
                .hasSizeGreaterThan(100)
                .filteredOn(alert -> alert.rule().value().equals("feeder-outage"))
                .hasSize(1);
    }

    @Test
    void startingAgainBeginsAgainAndStoppingForgets() {
        City city = City.of(1, 2400, DISTRICTS, CATALOG);
        Scenario fire = Scenario.loadAll(city).values().iterator().next();

        RunningScenarios once = RunningScenarios.none().with(fire, 1_000);
        RunningScenarios again = once.with(fire, 5_000);

        assertThat(once.runs().get(fire.name())).extracting("startMillis").isEqualTo(1_000L);
        assertThat(again.runs()).hasSize(1);
        assertThat(again.runs().get(fire.name())).extracting("startMillis").isEqualTo(5_000L);
        assertThat(again.without(fire.name()).runs()).isEmpty();
        assertThat(again.without(fire.name()).storms()).isEmpty();
    }
}
