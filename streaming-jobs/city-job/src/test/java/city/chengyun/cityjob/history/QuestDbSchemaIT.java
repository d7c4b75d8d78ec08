package city.chengyun.cityjob.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.testkit.QuestDbServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tables on a real store. */
class QuestDbSchemaIT {

    private static final String OLD_TABLE =
            "CREATE TABLE water (timestamp TIMESTAMP, device SYMBOL, district SYMBOL, part SYMBOL,"
                    + " open BOOLEAN) TIMESTAMP(timestamp) PARTITION BY DAY WAL"
                    + " DEDUP UPSERT KEYS(timestamp, device, part)";

    private QuestDbServer server;
    private StoreHttp http;
    private StoreSchema schema;

    @BeforeEach
    void start() {
        server = QuestDbServer.start();
        StoreAccess access =
                new StoreAccess(
                        StoreKind.QUESTDB,
                        URI.create(server.httpUrl()),
                        "chengyun",
                        "",
                        null,
                        null);
        http = new StoreHttp(access);
        schema = StoreSchema.of(access, DeviceCatalog.load());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode ask(String statement) throws Exception {
        return http.get("/exec", Map.of("query", statement)).path("dataset");
    }

    private void write(String fields, long ts) throws Exception {
        String line = "water,device=cover,district=130102,part=a %s %d".formatted(fields, ts);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(server.httpUrl() + "/write?db=chengyun&precision=ms"))
                        .POST(BodyPublishers.ofString(line))
                        .build();
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(204);
    }

    private void awaitOpen(Integer... expected) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(
                                                ask("SELECT open FROM water ORDER BY timestamp")
                                                        .valueStream()
                                                        .map(row -> row.path(0))
                                                        .map(
                                                                cell ->
                                                                        cell.isNull()
                                                                                ? null
                                                                                : cell.asInt()))
                                        .containsExactly(expected));
    }

    @Test
    void tellsNoFromNotSaid() throws Exception {
        schema.prepare();

        write("open=true", 1);
        write("open=false", 2);
        write("tilt=3", 3);

        awaitOpen(1, 0, null);
    }

    @Test
    void changesTheBooleanColumnsOfAnEarlierVersion() throws Exception {
        ask(OLD_TABLE);
        write("open=true", 1);

        schema.prepare();
        write("open=false", 2);
        write("tilt=3", 3);

        awaitOpen(1, 0, null);
    }

    @Test
    void leavesAloneWhatIsThere() throws Exception {
        schema.prepare();
        List<JsonNode> before = ask("SHOW COLUMNS FROM water").valueStream().toList();

        schema.prepare();

        assertThat(ask("SHOW COLUMNS FROM water").valueStream()).containsExactlyElementsOf(before);
    }
}
