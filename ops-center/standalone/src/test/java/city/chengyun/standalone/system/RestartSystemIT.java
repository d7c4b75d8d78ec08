package city.chengyun.standalone.system;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Everything is killed with SIGKILL while messages flow, and started again: nothing that was
 * acknowledged is lost or doubled, and nobody has to acknowledge an alert twice.
 */
@Timeout(value = 12, unit = MINUTES)
@Order(2)
class RestartSystemIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String RULE = "pipe-pressure-low";
    private static final double LOW = 0.05;

    private final String run = SharedHub.freshId("restart");
    private final String gateway = run + "-gateway";
    private final String firstLow = run + "-low-1";
    private final String secondLow = run + "-low-2";
    private final List<String> gauges =
            IntStream.range(0, 20).mapToObj((run + "-gauge-%02d")::formatted).toList();

    @Test
    void nothingAcknowledgedIsLostOrDoubled() {
        var hub = SharedHub.get();
        var engineer = HubSession.logIn(hub, "engineer");
        var secret = register(engineer, gauges);
        register(engineer, List.of(firstLow, secondLow));
        try (var publisher = new FaithfulPublisher(hub, gateway, secret)) {
            var city = new MischievousCity(gauges, CLOCK);

            say(publisher, city, Duration.ofSeconds(5), firstLow);
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> {
                                // It takes data, not time, to say that pressure stayed low.
                                say(publisher, city, Duration.ofSeconds(1), firstLow);
                                return !alerts(engineer, firstLow).isEmpty();
                            });
            var alert = alerts(engineer, firstLow).get(0);
            acknowledge(hub, alert);
            say(publisher, city, Duration.ofSeconds(8), secondLow);
            register(engineer, List.of(run + "-late"));
            var newcomers = new MischievousCity(List.of(run + "-late"), CLOCK);
            say(publisher, newcomers, Duration.ofSeconds(1), secondLow);
            assertThat(publisher.acknowledged()).hasSizeGreaterThan(500);

            hub.killEverything();
            say(publisher, city, Duration.ofSeconds(2), secondLow);
            hub.startAgain();
            say(publisher, newcomers, Duration.ofSeconds(5), secondLow);

            await().atMost(Duration.ofMinutes(1)).until(() -> publisher.unacknowledged() == 0);
            checkHistory(hub, publisher.acknowledged());
            checkAlerts(hub, alert);
        }
    }

    /** A mischievous city at some 300 messages a second, while one gauge reports low pressure. */
    private static void say(
            FaithfulPublisher publisher, MischievousCity city, Duration time, String lowGauge) {
        var end = CLOCK.millis() + time.toMillis();
        for (int i = 0; CLOCK.millis() < end; i++) {
            city.next(publisher.acknowledged()).forEach(publisher::say);
            if (i % 100 == 0) {
                publisher.say(
                        new Said(
                                lowGauge,
                                CLOCK.millis(),
                                CLOCK.millis(),
                                new TreeMap<>(Map.of("pressure", LOW))));
            }
            LockSupport.parkNanos(Duration.ofMillis(4).toNanos());
        }
    }

    private void checkHistory(RunningHub hub, List<Said> acknowledged) {
        var expected = new HashMap<Said.Key, Map<String, Double>>();
        acknowledged.stream()
                .sorted(Comparator.comparingLong(Said::seq))
                .forEach(said -> expected.put(said.key(), said.values()));

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> {
                            var rows = new History(hub).rows(run);
                            assertThat(rows).doesNotHaveDuplicates().hasSize(expected.size());
                            assertThat(rows)
                                    .allSatisfy(
                                            row ->
                                                    assertThat(row.values())
                                                            .as(row.key().toString())
                                                            .isEqualTo(expected.get(row.key())));
                        });
    }

    private void checkAlerts(RunningHub hub, JsonNode acknowledgedAlert) {
        var duty = HubSession.logIn(hub, "duty");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(alerts(duty, secondLow)).hasSize(1));
        var first = alerts(duty, firstLow);
        assertThat(first).hasSize(1);
        assertThat(first.get(0).path("id")).isEqualTo(acknowledgedAlert.path("id"));
        assertThat(first.get(0).path("acknowledgedBy").asString()).isEqualTo("duty");
        assertThat(first.get(0).path("acknowledgementNote").asString()).isEqualTo("on my way");
        try (var log = new LogReader(hub, "chengyun.alert")) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(raised(log))
                                            .containsEntry(firstLow, 1L)
                                            .containsEntry(secondLow, 1L));
        }
    }

    /** How many different alerts each device raised by the rule; a repeat of one is still one. */
    private static Map<String, Long> raised(LogReader log) {
        return log.poll().stream()
                .filter(event -> event.path("ruleId").asString().equals(RULE))
                .collect(
                        Collectors.toMap(
                                event -> event.path("alertId").asString(),
                                event -> event.path("deviceId").asString(),
                                (one, same) -> one))
                .values()
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static void acknowledge(RunningHub hub, JsonNode alert) {
        HubSession.logIn(hub, "duty")
                .post(
                        200,
                        "/api/alerts/" + alert.path("id").asString() + "/acknowledgement",
                        Map.of("note", "on my way"));
    }

    private List<JsonNode> alerts(HubSession session, String device) {
        return session.get("/api/alerts?status=all&size=100&device=" + device)
                .path("items")
                .valueStream()
                .filter(alert -> alert.path("ruleId").asString().equals(RULE))
                .toList();
    }

    /** Registers gauges behind the gateway and returns its secret, which is shown only once. */
    private String register(HubSession engineer, List<String> gauges) {
        var itself =
                Map.of(
                        "id",
                        gateway,
                        "name",
                        "Restart gateway",
                        "adcode",
                        Registered.DISTRICT,
                        "position",
                        List.of(114.54, 38.05));
        var devices =
                gauges.stream()
                        .map(
                                id ->
                                        Map.of(
                                                "id",
                                                id,
                                                "name",
                                                id,
                                                "kind",
                                                "pipe-pressure",
                                                "adcode",
                                                Registered.DISTRICT,
                                                "position",
                                                List.of(114.54, 38.05),
                                                "gateway",
                                                gateway))
                        .toList();
        return engineer.post(
                        200,
                        "/api/devices/batch",
                        Map.of("gateways", List.of(itself), "devices", devices))
                .path("credentials")
                .valueStream()
                .filter(credential -> credential.path("username").asString().equals(gateway))
                .map(credential -> credential.path("password").asString())
                .findFirst()
                .orElse("");
    }
}
