package city.chengyun.cityjob.history;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.testkit.InfluxDbServer;
import city.chengyun.testkit.QuestDbServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What an isolated run leaves in a store can be removed, and nothing else goes with it. */
class StoreSchemaIT {

    private static final String RUN = "replay_one_";

    @Test
    void discardsTheTablesOfARunInQuestDb() throws Exception {
        try (QuestDbServer server = QuestDbServer.start()) {
            URI url = URI.create(server.httpUrl());
            schema(StoreKind.QUESTDB, url, "").prepare();
            schema(StoreKind.QUESTDB, url, RUN).prepare();
            String tables = "/exec?query=tables()";
            assertThat(get(url, tables)).contains("\"water\"", "\"replay_one_water\"");

            schema(StoreKind.QUESTDB, url, RUN).discard();
            schema(StoreKind.QUESTDB, url, RUN).discard();

            assertThat(get(url, tables)).contains("\"water\"").doesNotContain(RUN);
        }
    }

    @Test
    void discardsTheMeasurementsOfARunInInfluxDb() throws Exception {
        try (InfluxDbServer server = InfluxDbServer.start()) {
            URI url = URI.create(server.url());
            schema(StoreKind.INFLUXDB, url, "").prepare();
            write(url, "water,device=a pressure=0.3 1000");
            write(url, "replay_one_water,device=a pressure=0.3 1000");
            String measurements = "/query?db=chengyun&q=SHOW+MEASUREMENTS";
            assertThat(get(url, measurements)).contains("\"water\"", "\"replay_one_water\"");

            schema(StoreKind.INFLUXDB, url, RUN).discard();
            schema(StoreKind.INFLUXDB, url, RUN).discard();

            assertThat(get(url, measurements)).contains("\"water\"").doesNotContain(RUN);
        }
    }

    private static StoreSchema schema(StoreKind kind, URI url, String prefix) {
        return StoreSchema.of(
                new StoreAccess(kind, url, "chengyun", prefix, null, null), DeviceCatalog.load());
    }

    private static void write(URI url, String line) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/write?db=chengyun&precision=ms"))
                        .POST(BodyPublishers.ofString(line))
                        .build();
        assertThat(send(request)).isEmpty();
    }

    private static String get(URI url, String path) throws Exception {
        return send(HttpRequest.newBuilder(url.resolve(path)).build());
    }

    private static String send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
