package city.chengyun.opscenter.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.testkit.InfluxDbServer;
import city.chengyun.testkit.QuestDbServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same questions to both stores, which were written to in the same words. */
class TelemetryIT {

    private static final long START = 1_764_000_000_000L;

    private static final String LINES =
            """
            water,device=gauge,district=130102,part=a pressure=0.31,battery=90,_rt=1764000000100i 1764000000000
            water,device=gauge,district=130102,part=b pressure=0.32,_rt=1764000009000i 1764000000000
            water,device=gauge,district=130102,part=a pressure=0.30,battery=89,_rt=1764000005100i 1764000005000
            water,device=other,district=130102,part=a pressure=0.99,battery=10,_rt=1764000005100i 1764000005000
            water_1m,device=gauge,district=130102,part=w pressure_min=0.3,pressure_max=0.32,pressure_mean=0.31,pressure_count=2i,battery_min=9,battery_max=9,battery_mean=9,battery_count=0i 1764000000000
            water,device=cover,district=130102,part=a open=true,tilt=30,_rt=1764000000100i 1764000000000
            water,device=cover,district=130102,part=b tilt=31,_rt=1764000001100i 1764000001000
            water,device=cover,district=130102,part=a open=false,tilt=0,_rt=1764000002100i 1764000002000
            """;

    /** As the history job declares it, where line protocol alone would make a boolean column. */
    private static final String QUESTDB_TABLE =
            "CREATE TABLE water (timestamp TIMESTAMP, device SYMBOL, open INT)"
                    + " TIMESTAMP(timestamp) PARTITION BY DAY WAL";

    private static QuestDbServer questDb = QuestDbServer.start();
    private static InfluxDbServer influxDb = InfluxDbServer.start();
    private static Map<StoreProperties.Kind, TelemetryStore> stores = Map.of();

    @BeforeAll
    static void writeTheSameLinesToBoth() {
        stores =
                Map.of(
                        StoreProperties.Kind.QUESTDB,
                        new QuestDbTelemetryStore(questDb(questDb.jdbcUrl())),
                        StoreProperties.Kind.INFLUXDB,
                        new InfluxDbTelemetryStore(influxDb(influxDb.url())));
        post(influxDb.url() + "/query?q=" + encoded("CREATE DATABASE chengyun"), "");
        post(influxDb.url() + "/write?db=chengyun&precision=ms", LINES);
        get(questDb.httpUrl() + "/exec?query=" + encoded(QUESTDB_TABLE));
        post(questDb.httpUrl() + "/write?db=chengyun&precision=ms", LINES);
        // QuestDB shows each table, and each of its columns, when it has got to it.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(Problem.class)
                .until(() -> stores.values().stream().allMatch(TelemetryIT::showsAll));
    }

    private static boolean showsAll(TelemetryStore store) {
        return points(store, "pressure", Resolution.RAW).size() == 2
                && points(store, "pressure", Resolution.MINUTE).size() == 1
                && open(store).size() == 2;
    }

    @AfterAll
    static void stop() {
        questDb.close();
        influxDb.close();
    }

    @ParameterizedTest
    @EnumSource
    void givesTheValueReceivedLastForEachMoment(StoreProperties.Kind kind) {
        assertThat(points(store(kind), "pressure", Resolution.RAW))
                .containsExactly(List.of(START, 0.32), List.of(START + 5_000, 0.30));
    }

    @ParameterizedTest
    @EnumSource
    void givesLeastMeanGreatestAndCountOfAWindow(StoreProperties.Kind kind) {
        List<Object> point = points(store(kind), "pressure", Resolution.MINUTE).get(0);

        assertThat(point.subList(0, 4)).isEqualTo(List.of(START, 0.3, 0.31, 0.32));
        assertThat(((Number) point.get(4)).longValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void tellsNoFromNotSaid(StoreProperties.Kind kind) {
        assertThat(open(store(kind)))
                .containsExactly(List.of(START, true), List.of(START + 2_000, false));
    }

    @ParameterizedTest
    @EnumSource
    void givesNoPointOfAWindowInWhichNothingCounts(StoreProperties.Kind kind) {
        assertThat(points(store(kind), "battery", Resolution.MINUTE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesNothingWhereNothingWasStored(StoreProperties.Kind kind) {
        assertThat(points(store(kind), "pressure", Resolution.HOUR)).isEmpty();
    }

    @Test
    void saysThatAStoreIsAway() {
        List<TelemetryStore> away =
                List.of(
                        new QuestDbTelemetryStore(questDb("jdbc:postgresql://127.0.0.1:1/qdb")),
                        new InfluxDbTelemetryStore(influxDb("http://127.0.0.1:1")));

        for (TelemetryStore store : away) {
            assertThat(store.isReachable()).isFalse();
            assertThatThrownBy(() -> points(store, "pressure", Resolution.RAW))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code()).isEqualTo("store-unavailable"));
        }
    }

    @Test
    void refusesAPropertyThatTheKindDoesNotHave() {
        assertThatThrownBy(
                        () ->
                                points(
                                        store(StoreProperties.Kind.QUESTDB),
                                        "pressure\" FROM water; --",
                                        Resolution.RAW))
                .isInstanceOf(Problem.class);
    }

    private static List<List<Object>> open(TelemetryStore store) {
        return new Telemetry(store, DeviceCatalog.load())
                .read(
                        device("cover", "manhole"),
                        List.of("open"),
                        START,
                        START + 60_000,
                        Resolution.RAW)
                .series()
                .get(0)
                .points();
    }

    private static TelemetryStore store(StoreProperties.Kind kind) {
        TelemetryStore store = stores.get(kind);
        assertThat(store).isNotNull();
        return store;
    }

    private static List<List<Object>> points(
            TelemetryStore store, String property, Resolution resolution) {
        return new Telemetry(store, DeviceCatalog.load())
                .read(
                        device("gauge", "pipe-pressure"),
                        List.of(property),
                        START,
                        START + 60_000,
                        resolution)
                .series()
                .get(0)
                .points();
    }

    private static DeviceDescriptor device(String id, String kind) {
        return new DeviceDescriptor(
                DeviceId.of(id),
                id,
                kind,
                Domain.WATER,
                Adcode.of("130102"),
                null,
                null,
                null,
                null,
                null,
                DeviceState.ACTIVE,
                null,
                Map.of(),
                true,
                false,
                0);
    }

    private static StoreProperties questDb(String url) {
        return new StoreProperties(
                StoreProperties.Kind.QUESTDB, "", url, "chengyun", "admin", "quest");
    }

    private static StoreProperties influxDb(String url) {
        return new StoreProperties(StoreProperties.Kind.INFLUXDB, url, "", "chengyun", null, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void get(String url) {
        send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static void post(String url, String body) {
        send(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static void send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
