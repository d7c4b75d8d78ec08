package city.chengyun.cityjob.it;

import city.chengyun.testkit.InfluxDbServer;
import city.chengyun.testkit.QuestDbServer;
import city.chengyun.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;

/** A real time-series store for one test, and what it holds. */
record TestStore(TestServer server, String kind, String url, StoreProbe probe)
        implements AutoCloseable {

    private static final String DATABASE = "chengyun";

    static TestStore questDb() {
        QuestDbServer server = QuestDbServer.start();
        return new TestStore(
                server, "questdb", server.httpUrl(), StoreProbe.ofQuestDb(server.httpUrl()));
    }

    static TestStore influxDb() {
        InfluxDbServer server = InfluxDbServer.start();
        return new TestStore(
                server, "influxdb", server.url(), StoreProbe.ofInfluxDb(server.url(), DATABASE));
    }

    /** The settings of a job that reads from Kafka and writes to this store. */
    Map<String, String> environment(String bootstrapServers, Path state) {
        return Map.of(
                "CHENGYUN_KAFKA_BOOTSTRAP", bootstrapServers,
                "CHENGYUN_STATE_DIR", state.toString(),
                "CHENGYUN_STORE_KIND", kind,
                "CHENGYUN_STORE_URL", url);
    }

    @Override
    public void close() {
        server.close();
    }
}
