package city.chengyun.standalone.system;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any device joins: it is registered, gets its credential and publishes with mosquitto_pub. */
@Timeout(value = 5, unit = MINUTES)
@TestInstance(Lifecycle.PER_CLASS)
@Order(1)
class DeviceJoinsSystemIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RunningHub hub = SharedHub.get();
    private final HubSession engineer = HubSession.logIn(hub, "engineer");
    private final Registered gauge = Registered.gauge(engineer, SharedHub.freshId("joins-gauge"));
    private final LogReader rejects = new LogReader(hub, "chengyun.reject");

    @BeforeAll
    void isRegistered() {
        assertThat(gauge.telemetry())
                .isEqualTo("city/v1/130102/water/" + gauge.id() + "/telemetry");
    }

    @AfterAll
    void closeLog() {
        rejects.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatADevicePublishesIsSeen(Version version) {
        var pressure = version == Version.V5 ? 0.31 : 0.32;

        gauge.client(hub)
                .deliver(
                        version.option,
                        gauge.telemetry(),
                        message(CLOCK.millis(), "\"pressure\": " + pressure));

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                engineer.get("/api/devices/" + gauge.id())
                                                        .path("latest")
                                                        .path("pressure")
                                                        .path("value")
                                                        .asDouble())
                                        .isEqualTo(pressure));
    }

    @Test
    void aWrongPasswordIsRefused() {
        var outcome =
                new MosquittoPub(hub, gauge.username(), "0".repeat(64))
                        .publish(gauge.telemetry(), message(CLOCK.millis(), "\"pressure\": 1"));

        assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
        assertThat(outcome.output()).containsIgnoringCase("bad user name or password");
    }

    @Test
    void anotherDevicesTopicIsRefused() {
        var other = Registered.gauge(engineer, SharedHub.freshId("joins-other"));

        var outcome =
                gauge.client(hub)
                        .publish(other.telemetry(), message(CLOCK.millis(), "\"pressure\": 1"));

        assertThat(outcome.output()).containsIgnoringCase("not authorized");
        assertThat(engineer.get("/api/devices/" + other.id()).path("lastSeen").isNull()).isTrue();
    }

    @Test
    void aDeviceWhoseCredentialWasRevokedIsRefused() {
        var revoked = Registered.gauge(engineer, SharedHub.freshId("joins-revoked"));

        engineer.delete(204, "/api/devices/" + revoked.id() + "/credential");

        await().atMost(SOON)
                .until(
                        () ->
                                revoked.client(hub)
                                                .publish(
                                                        revoked.telemetry(),
                                                        message(CLOCK.millis(), "\"pressure\": 1"))
                                                .exitCode()
                                        != 0);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeTakenIsAcknowledgedAndRejectedWithItsReason(Malformed malformed) {
        var payload = malformed.payload.apply(CLOCK.millis());

        gauge.client(hub).deliver(gauge.telemetry(), payload);

        awaitReject(gauge.id(), malformed.name());
    }

    @Test
    void whatIsTooLargeIsRefusedAndRejected() {
        var payload = message(CLOCK.millis(), "\"pressure\": 1") + " ".repeat(64 * 1024);

        await().atMost(SOON)
                .until(
                        () -> gauge.client(hub).publish(gauge.telemetry(), payload).output(),
                        output -> output.contains("Quota exceeded"));

        awaitReject(gauge.id(), "TOO_LARGE");
    }

    @Test
    void aTopicInAnotherDistrictIsRejected() {
        gauge.client(hub)
                .deliver(
                        gauge.telemetry().replace(Registered.DISTRICT, "130104"),
                        message(CLOCK.millis(), "\"pressure\": 1"));

        awaitReject(gauge.id(), "TOPIC_MISMATCH");
    }

    @Test
    void aRetiredDeviceIsNotHeardAnyMore() {
        var retired = Registered.gauge(engineer, SharedHub.freshId("joins-retired"));
        engineer.patch(200, "/api/devices/" + retired.id(), Map.of("state", "RETIRED"));

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            var outcome =
                                    retired.client(hub)
                                            .publish(
                                                    retired.telemetry(),
                                                    message(CLOCK.millis(), "\"pressure\": 1"));
                            assertThat(
                                            outcome.exitCode() != 0
                                                    || isRejected(retired.id(), "DEVICE_RETIRED"))
                                    .isTrue();
                        });
        assertThat(engineer.get("/api/devices/" + retired.id()).path("lastSeen").isNull()).isTrue();
    }

    @Test
    void aDeviceWithACredentialThatNobodyRegisteredIsUnknown() {
        var id = SharedHub.freshId("joins-stranger");
        var stranger = Stranger.withCredential(hub, id);

        stranger.deliver(
                "city/v1/130102/water/" + id + "/telemetry",
                message(CLOCK.millis(), "\"pressure\": 1"));

        await().atMost(Duration.ofSeconds(60)).until(() -> isRejected(id, "UNKNOWN_DEVICE"));
    }

    private void awaitReject(String device, String reason) {
        await().atMost(SOON).until(() -> isRejected(device, reason));
    }

    private boolean isRejected(String device, String reason) {
        return rejects.poll().stream()
                .anyMatch(
                        rejected ->
                                rejected.path("topic").asString().contains("/" + device + "/")
                                        && rejected.path("reason").asString().equals(reason));
    }

    private static String message(long ts, String values) {
        return "{\"ts\": %d, \"v\": {%s}}".formatted(ts, values);
    }

    /** Versions of MQTT that devices speak. */
    enum Version {
        V3("mqttv311"),
        V5("mqttv5");

        private final String option;

        Version(String option) {
            this.option = option;
        }
    }

    /** A payload for each way to get one wrong, named after the reason it is rejected for. */
    @SuppressWarnings("ImmutableEnumChecker") // The functions capture nothing.
    enum Malformed {
        MALFORMED_JSON(ts -> "{\"ts\": " + ts),
        MISSING_TIMESTAMP(ts -> "{\"v\": {\"pressure\": 1}}"),
        TIMESTAMP_IN_FUTURE(ts -> message(ts + 600_000, "\"pressure\": 1")),
        UNKNOWN_PROPERTY(ts -> message(ts, "\"pH\": 7")),
        WRONG_TYPE(ts -> message(ts, "\"pressure\": \"high\"")),
        VALUE_OUT_OF_RANGE(ts -> message(ts, "\"pressure\": 99")),
        TOO_MANY_VALUES(
                ts ->
                        message(
                                ts,
                                IntStream.range(0, 65)
                                        .mapToObj(i -> "\"p" + i + "\": 1")
                                        .collect(Collectors.joining(","))));

        private final LongFunction<String> payload;

        Malformed(LongFunction<String> payload) {
            this.payload = payload;
        }
    }
}
