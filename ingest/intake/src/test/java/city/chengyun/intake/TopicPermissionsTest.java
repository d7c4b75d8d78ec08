package city.chengyun.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.device.PublisherCredential.Kind;
import city.chengyun.contract.mqtt.DeviceTopic;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPermissionsTest {

    private final CredentialDirectory credentials = new CredentialDirectory();
    private final TopicPermissions permissions = new TopicPermissions(credentials);

    @BeforeEach
    void issueCredentials() {
        issue("pipe-1", Kind.DEVICE, null);
        issue("pipe-2", Kind.DEVICE, null);
        issue("gateway-1", Kind.GATEWAY, null);
        issue("gateway-2", Kind.GATEWAY, null);
        issue("app", Kind.SERVICE, null);
        issue("odd", Kind.DEVICE, null);
        issue("meter-odd", Kind.DEVICE, "odd");
        credentials.put(
                PublisherCredential.behindGateway(
                        new DeviceId("meter-1"), new DeviceId("gateway-1")));
    }

    @ParameterizedTest
    @CsvSource({
        "pipe-1, pipe-1/telemetry, true",
        "pipe-1, pipe-1/reply, true",
        "pipe-1, pipe-1/command, false",
        "pipe-1, pipe-2/telemetry, false",
        "gateway-1, meter-1/event, true",
        "gateway-1, meter-1/reply, true",
        "gateway-1, gateway-1/status, true",
        "gateway-1, pipe-1/telemetry, false",
        "gateway-2, meter-1/telemetry, false",
        "app, pipe-1/command, true",
        "app, pipe-1/telemetry, false",
        "odd, meter-odd/telemetry, false",
        "stranger, stranger/telemetry, false",
    })
    void tellsWhoMayPublish(String publisher, String deviceAndKind, boolean expected) {
        DeviceTopic topic =
                DeviceTopic.parse("city/v1/130102/water/" + deviceAndKind).orElseThrow();

        assertThat(permissions.mayPublish(new DeviceId(publisher), topic)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "pipe-1, city/v1/130102/water/pipe-1/command, true",
        "pipe-1, city/v1/130102/water/pipe-2/command, false",
        "pipe-1, city/v1/130102/water/pipe-1/telemetry, false",
        "pipe-1, city/v1/+/water/pipe-1/command, false",
        "pipe-1, #, false",
        "gateway-1, city/v1/130102/water/meter-1/command, true",
        "gateway-2, city/v1/130102/water/meter-1/command, false",
        "gateway-1, city/v1/+/+/+/command, false",
        "app, city/v1/#, true",
        "app, city/v1/+/+/+/reply, true",
        "app, #, false",
        "app, $share/group/city/v1/#, false",
        "stranger, city/v1/130102/water/stranger/command, false",
    })
    void tellsWhoMaySubscribe(String subscriber, String filter, boolean expected) {
        assertThat(permissions.maySubscribe(new DeviceId(subscriber), filter)).isEqualTo(expected);
    }

    private void issue(String id, Kind kind, @Nullable String gateway) {
        credentials.put(
                PublisherCredential.of(
                        new DeviceId(id),
                        kind,
                        "secret",
                        gateway == null ? null : new DeviceId(gateway),
                        new SecureRandom()));
    }
}
