package city.chengyun.simulators.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.geo.Districts;
import city.chengyun.simulators.city.City;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario leads to exactly the alerts it names, in cities of three seeds. */
class ScenarioAlertsTest {

    private static final DeviceCatalog CATALOG = DeviceCatalog.load();
    private static final Districts DISTRICTS = Districts.load();
    private static final long START = Instant.parse("2026-11-23T10:00:00Z").toEpochMilli();
    private static final long WARM_UP = Duration.ofSeconds(70).toMillis();
    private static final long AFTERMATH = Duration.ofSeconds(90).toMillis();

    static Stream<Arguments> scenariosAndSeeds() {
        City city = city(1);
        return Scenario.loadAll(city).keySet().stream()
                .flatMap(name -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(name, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("scenariosAndSeeds")
    void leadsToExactlyTheAlertsItNames(String name, long seed) {
        City city = city(seed);
        Scenario scenario = requireNonNull(Scenario.loadAll(city).get(name));
        RunningScenarios running = RunningScenarios.none().with(scenario, START);
        var judged = new JudgedCity(city, CATALOG);

        judged.run(START - WARM_UP, START, RunningScenarios.none());
        judged.run(START, START + scenario.duration().toMillis() + AFTERMATH, running);

        List<AlertEvent> raised = ofType(judged, AlertType.RAISED);
        assertThat(raised)
                .extracting(e -> new ExpectedAlert(e.ruleId(), e.deviceId()))
                .containsExactlyInAnyOrderElementsOf(scenario.expectedAlerts());
        assertThat(raised.get(0).decidedAt() - START).as("first alert").isLessThan(10_000);
        assertThat(ids(ofType(judged, AlertType.CLEARED)))
                .as("everything is over at the end")
                .isEqualTo(ids(raised));
        assertThat(judged.rejected() > 0).isEqualTo(name.equals("sensor-faults"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-01-12T00:00:00Z", // winter morning
        "1, 2026-07-20T06:30:00Z", // hottest hour
        "2, 2026-07-20T12:00:00Z",
        "2, 2026-10-03T22:30:00Z",
        "3, 2026-04-08T00:00:00Z",
        "3, 2026-12-24T10:00:00Z"
    })
    void anOrdinaryDayAlertsNobody(long seed, String from) {
        var judged = new JudgedCity(city(seed), CATALOG);
        long start = Instant.parse(from).toEpochMilli();

        judged.run(start, start + Duration.ofMinutes(6).toMillis(), RunningScenarios.none());

        assertThat(judged.events()).isEmpty();
        assertThat(judged.rejected()).isZero();
    }

    private static City city(long seed) {
        return City.of(seed, 2400, DISTRICTS, CATALOG);
    }

    private static List<AlertEvent> ofType(JudgedCity judged, AlertType type) {
        return judged.events().stream().filter(event -> event.type() == type).toList();
    }

    private static Set<AlertId> ids(List<AlertEvent> events) {
        Set<AlertId> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.alertId()));
        return ids;
    }
}
