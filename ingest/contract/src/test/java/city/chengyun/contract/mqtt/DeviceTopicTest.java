package city.chengyun.contract.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTopicTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city/v1/130102/water/pressure-7/telemetry",
                "city/v1/130100/emergency/city-simulator/command",
                "city/v1/130181/environment/A_b-9/status"
            })
    void readsAndWritesTopicsOfTheContract(String topic) {
        assertThat(DeviceTopic.parse(topic)).hasToString("Optional[" + topic + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "city",
                "city/v1/",
                "city/v2/130102/water/d/telemetry",
                "city/v1/13010/water/d/telemetry",
                "city/v1/13010x/water/d/telemetry",
                "city/v1/130102/WATER/d/telemetry",
                "city/v1/130102/fire/d/telemetry",
                "city/v1/130102/water//telemetry",
                "city/v1/130102/water/d",
                "city/v1/130102/water/d/",
                "city/v1/130102/water/d/other",
                "city/v1/130102/water/d/telemetry/more",
                "city/v1/130102/water/+/telemetry",
                "city/v1/130102/water/d#/telemetry",
                "city/v1/130102/water/设备/telemetry",
                "$SYS/broker/uptime"
            })
    void findsNothingInOtherTopics(String topic) {
        assertThat(DeviceTopic.parse(topic)).isEmpty();
    }

    @Test
    void turnsTelemetryIntoTheCommandTopicOfTheSameDevice() {
        DeviceTopic telemetry =
                DeviceTopic.parse("city/v1/130102/water/valve-1/telemetry").orElseThrow();

        assertThat(telemetry.withKind(MessageKind.COMMAND))
                .hasToString("city/v1/130102/water/valve-1/command");
    }
}
