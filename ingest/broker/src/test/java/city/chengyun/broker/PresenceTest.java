package city.chengyun.broker;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.mqtt.DeviceTopic;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final DeviceId PIPE = new DeviceId("pipe-1");
    private static final DeviceTopic OWN =
            DeviceTopic.parse("city/v1/130102/water/pipe-1/telemetry").orElseThrow();
    private static final DeviceTopic FOREIGN =
            DeviceTopic.parse("city/v1/130102/water/meter-1/telemetry").orElseThrow();

    private final Presence presence = new Presence();

    @Test
    void tellsTheTopicOfADeviceWhoseConnectionEnds() {
        presence.connected(PIPE, "pipe-1");
        presence.spoke(PIPE, OWN);

        assertThat(presence.disconnected(PIPE, "pipe-1")).contains(OWN);
        assertThat(presence.size()).isZero();
    }

    @Test
    void keepsADevicePresentWhileItHasAnotherConnection() {
        presence.connected(PIPE, "pipe-1");
        presence.connected(PIPE, "pipe-1:standby");
        presence.spoke(PIPE, OWN);

        assertThat(presence.disconnected(PIPE, "pipe-1")).isEmpty();
        assertThat(presence.disconnected(PIPE, "pipe-1:standby")).contains(OWN);
    }

    @Test
    void saysNothingOfOneThatNeverSpokeForItself() {
        presence.connected(PIPE, "pipe-1");
        presence.spoke(PIPE, FOREIGN);

        assertThat(presence.disconnected(PIPE, "pipe-1")).isEmpty();
        assertThat(presence.disconnected(PIPE, "pipe-1")).isEmpty();
    }
}
