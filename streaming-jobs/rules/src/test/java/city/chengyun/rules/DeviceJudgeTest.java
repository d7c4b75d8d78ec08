package city.chengyun.rules;

import static city.chengyun.rules.Fixtures.LOW_PRESSURE;
import static city.chengyun.rules.Fixtures.SENSOR;
import static city.chengyun.rules.Fixtures.SILENT;
import static city.chengyun.rules.Fixtures.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.QualityFlag;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleState;
import city.chengyun.rules.absence.SilenceClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceJudgeTest {

    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final RuleBook RULES = RuleBook.of(List.of(LOW_PRESSURE, SILENT));

    private DeviceJudge judge = new DeviceJudge();
    private final SilenceClock clock = new SilenceClock();

    private List<AlertEvent> observe(long ts, double pressure) {
        return observe(ts, pressure, SENSOR, RULES);
    }

    private List<AlertEvent> observe(
            long ts, double pressure, JudgedDevice device, RuleBook rules) {
        return judge.observe(
                Observation.of(ts, "pressure", pressure),
                received(ts),
                device,
                rules,
                LATENESS,
                Long.MAX_VALUE);
    }

    private List<AlertEvent> checkSilence(long now, JudgedDevice device) {
        return judge.checkSilence(now, device, RULES, clock);
    }

    private void ticks(long from, long to) {
        for (long at = from; at <= to; at += 1_000) {
            clock.tick(at);
        }
    }

    @Test
    void tellsEverythingAboutAnAlert() {
        AlertEvent raised = observe(1_000, 0.12345).get(0);

        assertThat(raised.type()).isEqualTo(AlertType.RAISED);
        assertThat(raised.revision()).isEqualTo(1);
        assertThat(raised.deviceId()).isEqualTo(SENSOR.descriptor().id());
        assertThat(raised.property()).isEqualTo("pressure");
        assertThat(raised.value()).isEqualTo(0.12345);
        assertThat(raised.threshold()).isEqualTo(0.14);
        assertThat(raised.onset()).isEqualTo(1_000);
        assertThat(raised.decidedAt()).isEqualTo(1_000);
        assertThat(raised.cause()).isEqualTo(new AlertCause(2, 1_000));
        assertThat(raised.mode()).isEqualTo(AlertMode.LIVE);
        assertThat(raised.message().en()).isEqualTo("Pipe 1: 0.1235 below 0.14");
    }

    @Test
    void alertsOfADrillAreForItsParticipants() {
        JudgedDevice drill = Fixtures.sensorOfDrill();
        ticks(1_000, 60_000);

        List<AlertEvent> value = observe(1_000, 0.1, drill, RULES);
        List<AlertEvent> silence = checkSilence(60_000, drill);

        assertThat(value).extracting(AlertEvent::mode).containsExactly(AlertMode.DRILL);
        assertThat(silence).extracting(AlertEvent::mode).containsExactly(AlertMode.DRILL);
    }

    @Test
    void aRuleOnTrialStaysWithItsAuthorsInADrillToo() {
        RuleDefinition trial =
                Fixtures.rule("trial", 1, 0, LOW_PRESSURE.condition(), RuleState.SHADOW);

        List<AlertEvent> events =
                observe(1_000, 0.1, Fixtures.sensorOfDrill(), RuleBook.of(List.of(trial)));

        assertThat(events).extracting(AlertEvent::mode).containsExactly(AlertMode.SHADOW);
    }

    @Test
    void theEndHasTheIdentityOfTheBeginning() {
        AlertEvent raised = observe(1_000, 0.1).get(0);

        AlertEvent cleared = observe(2_000, 0.2).get(0);

        assertThat(cleared.alertId()).isEqualTo(raised.alertId());
        assertThat(cleared.type()).isEqualTo(AlertType.CLEARED);
        assertThat(cleared.revision()).isEqualTo(2);
        assertThat(cleared.clearedAt()).isEqualTo(2_000);
        assertThat(cleared.value()).isEqualTo(0.1);
    }

    @Test
    void theDevicesOwnLimitReplacesTheRules() {
        JudgedDevice own = Fixtures.sensor(DeviceState.ACTIVE, Map.of("low-pressure", 0.05));

        assertThat(observe(1_000, 0.1, own, RULES)).isEmpty();
        assertThat(observe(2_000, 0.04, own, RULES))
                .singleElement()
                .extracting(AlertEvent::threshold)
                .isEqualTo(0.05);
    }

    @ParameterizedTest
    @EnumSource(QualityFlag.class)
    void onlyNormalAndOverLimitValuesCount(QualityFlag flag) {
        ObservedValue value = ObservedValue.of(0.1).withQuality(flag);
        Observation observation =
                new Observation(1_000, null, new TreeMap<>(Map.of("pressure", value)), null);

        List<AlertEvent> events =
                judge.observe(
                        observation, received(1_000), SENSOR, RULES, LATENESS, Long.MAX_VALUE);

        assertThat(events.isEmpty()).isEqualTo(flag != QualityFlag.N && flag != QualityFlag.T);
    }

    @Test
    void maintenanceEndsAnAlertAndRaisesNone() {
        observe(1_000, 0.1);
        JudgedDevice maintained = Fixtures.sensor(DeviceState.MAINTENANCE, Map.of());

        assertThat(observe(2_000, 0.1, maintained, RULES))
                .singleElement()
                .extracting(AlertEvent::type)
                .isEqualTo(AlertType.CLEARED);
        assertThat(observe(3_000, 0.1, maintained, RULES)).isEmpty();
    }

    @Test
    void aNewVersionCountsFromItsReceiveTimeOn() {
        RuleDefinition paused =
                Fixtures.rule("low-pressure", 2, 5_000, LOW_PRESSURE.condition(), RuleState.PAUSED);
        RuleBook rules = RuleBook.of(List.of(LOW_PRESSURE, paused));
        assertThat(observe(4_999, 0.1, SENSOR, rules)).hasSize(1);

        assertThat(observe(5_000, 0.1, SENSOR, rules))
                .singleElement()
                .extracting(AlertEvent::type)
                .isEqualTo(AlertType.CLEARED);
    }

    @Test
    void raisesSilenceAfterTheIntervalsAndEndsItWithTheNextMessage() {
        ticks(0, 200_000);
        observe(100_000, 0.3);
        assertThat(judge.nextSilenceCheck(100_000, SENSOR, RULES, clock)).hasValue(130_000);
        assertThat(checkSilence(129_999, SENSOR)).isEmpty();

        AlertEvent raised = checkSilence(130_000, SENSOR).get(0);

        assertThat(raised.type()).isEqualTo(AlertType.RAISED);
        assertThat(raised.onset()).isEqualTo(100_000);
        assertThat(raised.eventTime()).isEqualTo(130_000);
        assertThat(raised.property()).isNull();
        assertThat(judge.nextSilenceCheck(130_000, SENSOR, RULES, clock)).isEmpty();
        assertThat(checkSilence(140_000, SENSOR)).isEmpty();
        AlertEvent cleared = observe(150_000, 0.3).get(0);
        assertThat(cleared.alertId()).isEqualTo(raised.alertId());
        assertThat(cleared.clearedAt()).isEqualTo(150_000);
    }

    @Test
    void aMessageFromAfterACheckThatIsDueWaitsForIt() {
        ticks(0, 200_000);
        observe(100_000, 0.3);
        Observation early = Observation.of(150_000, "pressure", 0.3);

        assertThat(judge.observe(early, received(150_000), SENSOR, RULES, LATENESS, 130_000))
                .isEmpty();
        judge = DeviceJudge.fromBytes(judge.toBytes());
        assertThat(checkSilence(130_000, SENSOR)).hasSize(1);
        assertThat(judge.hearBefore(150_000, SENSOR, RULES)).isEmpty();
        AlertEvent cleared = judge.hearBefore(150_001, SENSOR, RULES).get(0);

        assertThat(cleared.type()).isEqualTo(AlertType.CLEARED);
        assertThat(cleared.decidedAt()).isEqualTo(150_000);
        assertThat(cleared.cause()).isEqualTo(new AlertCause(2, 150_000));
    }

    @Test
    void aHubThatWasDownMakesNoStorm() {
        ticks(0, 100_000);
        observe(100_000, 0.3);
        ticks(600_000, 700_000);

        assertThat(checkSilence(130_000, SENSOR)).isEmpty();
        assertThat(checkSilence(601_000, SENSOR)).isEmpty();
        long due = judge.nextSilenceCheck(601_000, SENSOR, RULES, clock).orElseThrow();
        assertThat(due).as("two seconds of 102, then 40 of silence").isEqualTo(638_000);
        assertThat(checkSilence(due, SENSOR)).hasSize(1);
    }

    @Test
    void maintenanceEndsASilence() {
        ticks(0, 300_000);
        observe(100_000, 0.3);
        AlertEvent raised = checkSilence(130_000, SENSOR).get(0);

        List<AlertEvent> ended =
                checkSilence(140_000, Fixtures.sensor(DeviceState.MAINTENANCE, Map.of()));

        assertThat(ended).singleElement().extracting(AlertEvent::type).isEqualTo(AlertType.CLEARED);
        assertThat(checkSilence(150_000, SENSOR))
                .singleElement()
                .satisfies(
                        again -> {
                            assertThat(again.alertId()).isEqualTo(raised.alertId());
                            assertThat(again.revision()).isEqualTo(3);
                        });
    }

    @Test
    void aDeviceNeverHeardIsNotSilent() {
        ticks(0, 100_000);

        assertThat(checkSilence(100_000, SENSOR)).isEmpty();
        assertThat(judge.nextSilenceCheck(100_000, SENSOR, RULES, clock)).isEmpty();
    }

    @Test
    void remembersEverythingOverARestart() {
        ticks(0, 300_000);
        observe(100_000, 0.1);
        checkSilence(130_000, SENSOR);

        judge = DeviceJudge.fromBytes(judge.toBytes());

        assertThat(observe(150_000, 0.2))
                .hasSize(2)
                .extracting(AlertEvent::revision)
                .containsOnly(2);
    }

    @Test
    void refusesStateOfANewerVersion() {
        byte[] bytes = judge.toBytes();
        bytes[0] = 99;

        assertThatThrownBy(() -> DeviceJudge.fromBytes(bytes))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("judge state has format 99, this version reads 2");
    }
}
