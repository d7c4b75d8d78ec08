package city.chengyun.cityjob.judge;

import static city.chengyun.cityjob.Fixtures.LOW_PRESSURE;
import static city.chengyun.cityjob.Fixtures.PIPE;
import static city.chengyun.cityjob.Fixtures.SILENT;
import static city.chengyun.cityjob.Fixtures.T0;
import static city.chengyun.cityjob.Fixtures.published;
import static city.chengyun.cityjob.Fixtures.tick;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.cityjob.decode.Signal;
import city.chengyun.cityjob.wire.ContractFormats;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.observation.Observation;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgeFunctionHarnessTest {

    private KeyedTwoInputStreamOperatorTestHarness<String, Signal, Control, AlertEvent> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness(List.of(ContractJson.toText(SILENT)));
        harness.open();
        say(descriptor(PIPE));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Signal, Control, AlertEvent>
            harness(List<String> initialRules) throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, Signal, Control, AlertEvent> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new JudgeFunction(initialRules, Duration.ofMinutes(10)),
                                List.of(JudgeFunction.RULES, JudgeFunction.CLOCKS)),
                        Signal::deviceId,
                        null,
                        Types.STRING);
        harness.setup(
                ContractFormats.ALERT.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private static Signal descriptor(DeviceDescriptor device) {
        return new Signal(
                device.id().value(), T0, "", new AlertCause(-1, -1), true, null, null, device);
    }

    private static Signal pressure(long at, double value) {
        Observation observation = Observation.of(at, "pressure", value);
        AlertCause cause = new AlertCause(1, at - T0);
        return new Signal("p1", at, "broker-1", cause, true, observation, null, null);
    }

    private void say(Signal signal) throws Exception {
        harness.processElement1(signal, signal.receivedAt());
    }

    private void tickUntil(long until) throws Exception {
        for (long at = T0; at <= until; at += 1_000) {
            harness.processElement2(Control.tick(tick(1, at)), at);
        }
        harness.processBothWatermarks(new Watermark(until));
    }

    private List<String> alerts() {
        return harness.extractOutputValues().stream()
                .map(event -> event.ruleId() + " " + event.type() + " r" + event.revision())
                .toList();
    }

    @Test
    void judgesAtOnceWithoutWaitingForTheWatermark() throws Exception {
        harness.processElement2(Control.rule(published(LOW_PRESSURE)), T0);

        say(pressure(T0, 0.1));

        assertThat(alerts()).containsExactly("low-pressure RAISED r1");
    }

    @Test
    void aRemovedRuleEndsItsAlert() throws Exception {
        harness.processElement2(Control.rule(published(LOW_PRESSURE)), T0);
        say(pressure(T0, 0.1));
        Control removal = new Control(LOW_PRESSURE.logKey(), "", "", 0);

        harness.processElement2(removal, T0);
        say(pressure(T0 + 10_000, 0.1));

        assertThat(alerts()).containsExactly("low-pressure RAISED r1", "low-pressure CLEARED r2");
    }

    @Test
    void anUnreadableRuleIsPassedOver() throws Exception {
        harness.processElement2(new Control("broken/1", "{", "", 0), T0);

        say(pressure(T0, 0.1));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void silenceIsFoundByATimerAndEndsWithTheNextMessage() throws Exception {
        say(pressure(T0, 0.3));
        tickUntil(T0 + 29_999);
        assertThat(alerts()).isEmpty();

        tickUntil(T0 + 60_000);
        say(pressure(T0 + 61_000, 0.3));

        assertThat(alerts()).containsExactly("silent RAISED r1", "silent CLEARED r2");
    }

    @Test
    void aSilenceIsFoundEvenIfTheNextMessageIsHereBeforeItsTime() throws Exception {
        say(pressure(T0, 0.3));
        say(pressure(T0 + 45_000, 0.3));
        assertThat(alerts()).isEmpty();

        tickUntil(T0 + 60_000);

        assertThat(alerts()).containsExactly("silent RAISED r1", "silent CLEARED r2");
        assertThat(harness.extractOutputValues().get(1).clearedAt()).isEqualTo(T0 + 45_000);
    }

    @Test
    void theEndOfTheInputIsNotTimePassing() throws Exception {
        say(pressure(T0, 0.3));
        say(pressure(T0 + 20_000, 0.3));
        tickUntil(T0 + 40_000);

        harness.processBothWatermarks(Watermark.MAX_WATERMARK);

        assertThat(alerts()).isEmpty();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void timeThatTicksSawIsDecidedAtTheEndOfTheInput() throws Exception {
        say(pressure(T0, 0.3));
        for (long at = T0; at <= T0 + 40_000; at += 1_000) {
            harness.processElement2(Control.tick(tick(1, at)), at);
        }

        harness.processBothWatermarks(Watermark.MAX_WATERMARK);

        assertThat(alerts()).containsExactly("silent RAISED r1");
    }

    @Test
    void withoutTicksThereIsNoSilence() throws Exception {
        tickUntil(T0);
        say(pressure(T0, 0.3));

        harness.processBothWatermarks(new Watermark(T0 + 600_000));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void thereIsOneTimerPerDeviceHoweverManyMessages() throws Exception {
        for (int i = 0; i < 100; i++) {
            say(pressure(T0 + i * 1_000L, 0.3));
        }

        assertThat(harness.numEventTimeTimers()).isOne();
    }

    @Test
    void goesOnAfterARestartAsIfNothingHadHappened() throws Exception {
        harness.processElement2(Control.rule(published(LOW_PRESSURE)), T0);
        say(pressure(T0, 0.1));
        tickUntil(T0 + 5_000);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness(List.of(ContractJson.toText(SILENT)));
        harness.initializeState(snapshot);
        harness.open();

        say(pressure(T0 + 6_000, 0.3));
        tickUntil(T0 + 60_000);

        assertThat(alerts()).containsExactly("low-pressure CLEARED r2", "silent RAISED r1");
    }
}
