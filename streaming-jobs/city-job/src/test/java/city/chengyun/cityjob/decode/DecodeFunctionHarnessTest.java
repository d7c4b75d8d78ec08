package city.chengyun.cityjob.decode;

import static city.chengyun.cityjob.Fixtures.PIPE;
import static city.chengyun.cityjob.Fixtures.T0;
import static city.chengyun.cityjob.Fixtures.announced;
import static city.chengyun.cityjob.Fixtures.message;
import static city.chengyun.cityjob.Fixtures.pipe;
import static city.chengyun.cityjob.Fixtures.pressure;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.cityjob.intake.LogRecord;
import city.chengyun.cityjob.intake.Rejection;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.observation.RejectReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeFunctionHarnessTest {

    private KeyedTwoInputStreamOperatorTestHarness<String, IntakeRecord, LogRecord, Signal> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, IntakeRecord, LogRecord, Signal>
            harness() throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, IntakeRecord, LogRecord, Signal> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new DecodeFunction(Duration.ofMinutes(10))),
                        IntakeRecord::deviceId,
                        LogRecord::key,
                        Types.STRING);
        harness.setup(
                SignalFormat.TYPE.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void say(IntakeRecord message) throws Exception {
        harness.processElement1(message, message.receivedAt());
    }

    private void announce(LogRecord record) throws Exception {
        harness.processElement2(record, record.appendedAt());
    }

    private void passUntil(long time) throws Exception {
        harness.processBothWatermarks(new Watermark(time));
    }

    private List<String> observed() {
        return harness.extractOutputValues().stream()
                .map(Signal::observation)
                .filter(Objects::nonNull)
                .map(observation -> (observation.ts() - T0) + " " + observation.values().keySet())
                .toList();
    }

    private List<Rejection> rejections() {
        Queue<StreamRecord<Rejection>> output = harness.getSideOutput(DecodeFunction.REJECTIONS);
        return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void tellsTheDescriptorBeforeWhatItDescribes() throws Exception {
        announce(announced(PIPE));
        say(pressure(T0, T0, 0.3));

        assertThat(harness.extractOutputValues())
                .extracting(signal -> signal.descriptor() != null)
                .containsExactly(true, false);
    }

    @Test
    void aMessageWaitsForTheDescriptorOfItsDevice() throws Exception {
        say(pressure(T0, T0, 0.3));
        say(pressure(T0 + 1_000, T0 + 1_000, 0.3));
        passUntil(T0 + 29_999);
        assertThat(harness.extractOutputValues()).isEmpty();

        announce(announced(PIPE));

        assertThat(observed()).containsExactly("0 [pressure]", "1000 [pressure]");
        assertThat(rejections()).isEmpty();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aMessageOfAnUnknownDeviceIsRejectedAfterThirtySeconds() throws Exception {
        say(pressure(T0, T0, 0.3));

        passUntil(T0 + 30_000);

        assertThat(rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.UNKNOWN_DEVICE);
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void patienceEndsOnlyWhenBothTopicsHaveBeenReadThatFar() throws Exception {
        say(pressure(T0, T0, 0.3));

        harness.processWatermark1(new Watermark(T0 + 60_000));
        harness.processWatermark2(new Watermark(T0 + 29_999));

        assertThat(rejections()).isEmpty();
    }

    @Test
    void removingADeviceForgetsIt() throws Exception {
        announce(announced(PIPE));
        say(pressure(T0, T0, 0.3));

        announce(new LogRecord("p1", new byte[0], T0));

        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void keepsTheRestOfAMessageWithABadValue() throws Exception {
        announce(announced(PIPE));

        say(
                message(
                        T0,
                        "{\"ts\":%d,\"v\":{\"pressure\":9,\"battery\":80,\"colour\":1,\"shape\":2}}"
                                .formatted(T0)));

        assertThat(observed()).containsExactly("0 [battery]");
        assertThat(rejections())
                .extracting(rejection -> rejection.reason() + ": " + rejection.detail())
                .containsExactlyInAnyOrder(
                        "VALUE_OUT_OF_RANGE: pressure = 9.0 is not in 0.0..4.0",
                        "UNKNOWN_PROPERTY: colour, shape");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "130102/water/p1/telemetry | nonsense | MALFORMED_JSON",
                "130102/water/p1/telemetry | {\"v\":{\"pressure\":1}} | MISSING_TIMESTAMP",
                "130102/water/p1/telemetry | {\"ts\":-1,\"v\":{\"pressure\":1}} |"
                        + " MISSING_TIMESTAMP",
                "130102/water/p1/telemetry | {\"ts\":9223372036854775807,\"v\":{\"pressure\":1}}"
                        + " | TIMESTAMP_IN_FUTURE",
                "130102/water/p1/telemetry | {\"ts\":1,\"v\":{\"pressure\":\"high\"}} | WRONG_TYPE",
                "130102/water/p1/telemetry | {\"ts\":1,\"v\":{\"pressure\":4.1}} |"
                        + " VALUE_OUT_OF_RANGE",
                "130102/water/p1/telemetry | {\"ts\":1,\"v\":{\"colour\":1}} | UNKNOWN_PROPERTY",
                "130109/water/p1/telemetry | {\"ts\":1,\"v\":{\"pressure\":1}} | TOPIC_MISMATCH",
                "130102/energy/p1/telemetry | {\"ts\":1,\"v\":{\"pressure\":1}} | TOPIC_MISMATCH",
                "130102/water/p2/telemetry | {\"ts\":1,\"v\":{\"pressure\":1}} | TOPIC_MISMATCH",
                "130102/water/p1/command | {\"ts\":1} | TOPIC_MISMATCH",
                "somewhere/else | {\"ts\":1} | TOPIC_MISMATCH",
                "130102/water/p1/event | {\"ts\":1} | MALFORMED_JSON",
                "130102/water/p1/status | {\"ts\":1,\"state\":\"asleep\"} | MALFORMED_JSON"
            })
    void rejectsWithAReason(String topic, String payload, RejectReason reason) throws Exception {
        announce(announced(PIPE));

        say(message(T0, topic, payload));

        assertThat(rejections()).extracting(Rejection::reason).containsExactly(reason);
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void takesATimeAtMostFiveMinutesAhead() throws Exception {
        announce(announced(PIPE));

        say(pressure(T0, T0 + 300_000, 0.3));
        say(pressure(T0, T0 + 300_001, 0.3));

        assertThat(observed()).containsExactly("300000 [pressure]");
        assertThat(rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.TIMESTAMP_IN_FUTURE);
    }

    @Test
    void rejectsMessagesOfARetiredDevice() throws Exception {
        announce(announced(pipe("p1", DeviceState.RETIRED)));

        say(pressure(T0, T0, 0.3));

        assertThat(rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.DEVICE_RETIRED);
    }

    @Test
    void dropsRepeatsButNeitherCorrectionsNorOtherProperties() throws Exception {
        announce(announced(PIPE));

        say(pressure(T0, T0, 0.3));
        say(pressure(T0 + 1, T0, 0.3));
        say(pressure(T0 + 2, T0, 0.31));
        say(message(T0 + 3, "{\"ts\":%d,\"v\":{\"battery\":80}}".formatted(T0)));

        assertThat(observed()).containsExactly("0 [pressure]", "0 [pressure]", "0 [battery]");
    }

    @Test
    void recognisesRepeatsOverARestart() throws Exception {
        announce(announced(PIPE));
        say(pressure(T0, T0, 0.3));
        var snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();

        say(pressure(T0 + 5, T0, 0.3));
        say(pressure(T0 + 6, T0 + 6, 0.3));

        assertThat(observed()).containsExactly("6 [pressure]");
    }

    @Test
    void eventsAndChangesOfConnectionAreSignals() throws Exception {
        announce(announced(PIPE));

        say(message(T0, "130102/water/p1/event", "{\"ts\":%d,\"type\":\"opened\"}".formatted(T0)));
        say(
                message(
                        T0,
                        "130102/water/p1/status",
                        "{\"ts\":%d,\"state\":\"offline\"}".formatted(T0)));

        assertThat(harness.extractOutputValues())
                .extracting(Signal::event)
                .filteredOn(Objects::nonNull)
                .extracting(event -> event.type())
                .containsExactly("opened", "offline");
    }

    @Test
    void whatADeviceWithASlowClockSaysIsNewestAlsoAfterItsConnectionWasLost() throws Exception {
        announce(announced(PIPE));
        say(pressure(T0 + 5_000, T0, 0.32));
        say(
                message(
                        T0 + 6_000,
                        "130102/water/p1/status",
                        "{\"ts\":%d,\"state\":\"offline\"}".formatted(T0 + 6_000)));
        say(pressure(T0 + 7_000, T0 + 2_000, 0.31));
        say(pressure(T0 + 8_000, T0 + 1_000, 0.30));

        assertThat(
                        harness.extractOutputValues().stream()
                                .filter(signal -> signal.observation() != null)
                                .map(Signal::newest))
                .containsExactly(true, true, false);
    }

    @Test
    void ignoresADescriptorThatIsNone() throws Exception {
        announce(new LogRecord("p1", new byte[] {'{'}, T0));

        assertThat(harness.extractOutputValues()).isEmpty();
    }
}
