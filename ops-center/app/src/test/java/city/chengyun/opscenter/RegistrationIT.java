package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.log.LogTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RegistrationIT {

    private final TestHub hub = TestHub.shared();
    private final ApiClient engineer = hub.logIn("engineer");

    @Test
    void announcesADeviceAndThenItsCredential() {
        ApiClient.Answer answer =
                engineer.post(
                        "/api/devices",
                        Map.of(
                                "id", "announced-1",
                                "name", "井盖一",
                                "kind", "manhole",
                                "position", List.of(114.542, 38.047)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode told = answer.json().path("credential");
        DeviceDescriptor device = descriptor("announced-1");
        assertThat(device.adcode().value()).isEqualTo("130102");
        assertThat(told.path("topics").path("telemetry").asString())
                .isEqualTo("city/v1/130102/water/announced-1/telemetry");
        assertThat(credential("announced-1").opensWith(told.path("password").asString())).isTrue();
        assertThat(appendTime(LogTopics.DEVICE, "announced-1"))
                .isLessThanOrEqualTo(appendTime(LogTopics.CREDENTIAL, "announced-1"));
    }

    @Test
    void registersFiveThousandDevicesAtOnceAndAgainWithoutEffect() {
        ApiClient simulator = hub.logIn("simulator");
        Map<String, Object> batch =
                Map.of(
                        "gateways",
                        List.of(Map.of("id", "batch-gateway", "name", "网关")),
                        "devices",
                        IntStream.range(0, 5_000)
                                .mapToObj(
                                        i ->
                                                Map.of(
                                                        "id",
                                                        "batch-" + i,
                                                        "name",
                                                        "压力计 " + i,
                                                        "kind",
                                                        "pipe-pressure",
                                                        "position",
                                                        List.of(114.5, 38.0),
                                                        "gateway",
                                                        "batch-gateway",
                                                        "simulated",
                                                        true))
                                .toList());

        JsonNode first = simulator.post("/api/devices/batch", batch).json();
        JsonNode second = simulator.post("/api/devices/batch", batch).json();

        assertThat(first.path("created").asInt()).isEqualTo(5_000);
        assertThat(first.path("announced").asBoolean()).isTrue();
        assertThat(first.path("credentials").size()).isEqualTo(1);
        assertThat(second.path("created").asInt()).isZero();
        assertThat(second.path("updated").asInt()).isZero();
        assertThat(second.path("credentials").size()).isZero();
        Map<String, String> credentials = TestHub.log().content(LogTopics.CREDENTIAL);
        assertThat(credentials.keySet()).filteredOn(key -> key.startsWith("batch-")).hasSize(5_001);
        assertThat(credential("batch-4999").gateway()).hasToString("batch-gateway");
        assertThat(credential("batch-gateway").kind()).isEqualTo(PublisherCredential.Kind.GATEWAY);
    }

    @Test
    void keepsTheMarkOfADrillWhateverElseChanges() {
        engineer.post(
                "/api/devices",
                Map.of("id", "drilled", "name", "d", "kind", "manhole", "drill", true));

        engineer.send("PATCH", "/api/devices/drilled", Map.of("name", "other"));

        assertThat(descriptor("drilled").drill()).isTrue();
        assertThat(engineer.get("/api/devices/drilled").json().path("drill").asBoolean()).isTrue();
        assertThat(
                        engineer.get("/api/devices?q=drilled")
                                .json()
                                .path("items")
                                .path(0)
                                .path("drill")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void registersNothingWhenOneOfTheBatchIsWrong() {
        ApiClient.Answer answer =
                engineer.post(
                        "/api/devices/batch",
                        Map.of(
                                "devices",
                                List.of(
                                        Map.of("id", "good", "name", "好", "kind", "manhole"),
                                        Map.of("id", "bad", "name", "坏", "kind", "no-such-kind"))));

        assertThat(answer.code()).isEqualTo("unknown-kind");
        assertThat(engineer.get("/api/devices/good").status()).isEqualTo(404);
    }

    @Test
    void refusesADeviceOfAnUnknownGateway() {
        ApiClient.Answer answer =
                engineer.post(
                        "/api/devices",
                        Map.of("name", "x", "kind", "manhole", "gateway", "no-gateway"));

        assertThat(answer.code()).isEqualTo("unknown-gateway");
    }

    @Test
    void makesTheOldSecretVoidWhenRotatingAndAllWhenRevoking() {
        String old =
                engineer.post(
                                "/api/devices",
                                Map.of("id", "rotated", "name", "r", "kind", "manhole"))
                        .json()
                        .path("credential")
                        .path("password")
                        .asString();

        String fresh =
                engineer.post("/api/devices/rotated/credential", Map.of())
                        .json()
                        .path("password")
                        .asString();

        assertThat(credential("rotated").opensWith(old)).isFalse();
        assertThat(credential("rotated").opensWith(fresh)).isTrue();
        assertThat(engineer.send("DELETE", "/api/devices/rotated/credential", "").status())
                .isEqualTo(204);
        assertThat(TestHub.log().content(LogTopics.CREDENTIAL)).doesNotContainKey("rotated");
    }

    @Test
    void announcesAChangedDevice() {
        engineer.post("/api/devices", Map.of("id", "changed", "name", "c", "kind", "manhole"));

        ApiClient.Answer answer =
                engineer.send("PATCH", "/api/devices/changed", Map.of("state", "MAINTENANCE"));

        assertThat(answer.json().path("state").asString()).isEqualTo("maintenance");
        assertThat(descriptor("changed").state()).hasToString("MAINTENANCE");
    }

    @Test
    void repairsTheLogAtTheNextStart() {
        engineer.post("/api/devices", Map.of("id", "repaired", "name", "原名", "kind", "manhole"));
        String right = TestHub.log().content(LogTopics.DEVICE).get("repaired");
        TestHub.log().append(LogTopics.DEVICE, "repaired", null);
        TestHub.log()
                .append(
                        LogTopics.CREDENTIAL,
                        "never-registered",
                        "{}".getBytes(StandardCharsets.UTF_8));

        try (TestHub restarted = TestHub.start(Map.of())) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> {
                                assertThat(TestHub.log().content(LogTopics.DEVICE))
                                        .containsEntry("repaired", right);
                                assertThat(TestHub.log().content(LogTopics.CREDENTIAL))
                                        .doesNotContainKey("never-registered");
                            });
            assertThat(restarted.logIn("viewer").get("/api/devices/repaired").status())
                    .isEqualTo(200);
        }
    }

    private static DeviceDescriptor descriptor(String id) {
        return ContractJson.fromText(
                TestHub.log().content(LogTopics.DEVICE).getOrDefault(id, ""),
                DeviceDescriptor.class);
    }

    private static PublisherCredential credential(String id) {
        return ContractJson.fromText(
                TestHub.log().content(LogTopics.CREDENTIAL).getOrDefault(id, ""),
                PublisherCredential.class);
    }

    private static long appendTime(String topic, String key) {
        return TestHub.log().readAll(topic).stream()
                .filter(record -> key.equals(record.key()))
                .mapToLong(ConsumerRecord::timestamp)
                .max()
                .orElseThrow();
    }
}
