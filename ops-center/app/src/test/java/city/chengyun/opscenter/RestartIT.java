package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.testkit.KafkaServer;
import city.chengyun.testkit.PostgresServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RestartIT {

    private static final int ALERTS = 3_000;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void hasEveryAlertOnceAndEveryAcknowledgementAfterASigkill() {
        List<AlertEvent> events =
                IntStream.range(0, ALERTS)
                        .mapToObj(i -> Alerts.raised("alert-" + i, "device-" + i % 50))
                        .toList();
        try (KafkaServer kafka = KafkaServer.start();
                PostgresServer postgres = PostgresServer.start();
                TestLog log = new TestLog(kafka.bootstrapServers())) {
            Map<String, String> environment = TestHub.environment(kafka, postgres);
            ApiClient browser;
            try (AppProcess app = AppProcess.start(environment)) {
                browser = ApiClient.loggedIn(app.uri(), "duty", TestHub.PASSWORD);
                log.appendAll(events.subList(0, 100));
                awaitAlerts(browser, 100);
                browser.post("/api/alerts/alert-7/acknowledgement", Map.of());
                log.appendAll(events.subList(100, 1_500));
                app.kill();
            }
            // The judge repeats what it is not sure of.
            log.appendAll(events.subList(1_400, ALERTS));
            try (AppProcess app = AppProcess.start(environment)) {
                ApiClient onDuty = ApiClient.loggedIn(app.uri(), "duty", TestHub.PASSWORD);
                awaitAlerts(onDuty, ALERTS);

                assertThat(ids(onDuty)).hasSize(ALERTS);
                assertThat(onDuty.get("/api/alerts/alert-7").json().path("state").asString())
                        .isEqualTo("acknowledged");
                for (String id : List.of("alert-50", "alert-1450", "alert-2900")) {
                    assertThat(onDuty.get("/api/alerts/" + id + "/history").json().size()).isOne();
                }
                assertThat(browser.withHub(app.uri()).get("/api/alerts").status())
                        .as("the session outlives the restart")
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void waitsForADatabaseThatIsAwayAndKeepsTheOrder() {
        try (KafkaServer kafka = KafkaServer.start();
                PostgresServer postgres = PostgresServer.start();
                TestLog log = new TestLog(kafka.bootstrapServers());
                AppProcess app = AppProcess.start(TestHub.environment(kafka, postgres))) {
            ApiClient duty = ApiClient.loggedIn(app.uri(), "duty", TestHub.PASSWORD);
            postgres.stop();
            IntStream.range(0, 50)
                    .mapToObj(i -> Alerts.raised("alert-" + i, "device"))
                    .forEach(log::append);

            assertThat(duty.get("/api/alerts").status()).isEqualTo(503);
            postgres.restart();

            awaitAlerts(duty, 50);
            List<Long> sequence =
                    IntStream.range(0, 50)
                            .mapToObj(i -> duty.get("/api/alerts/alert-" + i).json())
                            .map(alert -> alert.path("seq").asLong())
                            .toList();
            assertThat(sequence).isSorted();
        }
    }

    private static void awaitAlerts(ApiClient client, int total) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                client.get("/api/alerts?size=1")
                                                        .json()
                                                        .path("total")
                                                        .asInt())
                                        .isEqualTo(total));
    }

    private static Set<String> ids(ApiClient client) {
        Set<String> ids = new HashSet<>();
        for (int page = 0; page * 500 < ALERTS; page++) {
            for (JsonNode item :
                    client.get("/api/alerts?size=500&page=" + page).json().path("items")) {
                ids.add(item.path("id").asString());
            }
        }
        return ids;
    }
}
