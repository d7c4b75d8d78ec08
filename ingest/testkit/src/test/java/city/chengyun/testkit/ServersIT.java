package city.chengyun.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each server answers, and after SIGKILL and a restart it answers with what it had kept. */
@Timeout(value = 120, unit = SECONDS)
class ServersIT {

    @Test
    void kafkaKeepsItsTopicsOverAKill() throws Exception {
        try (var kafka = KafkaServer.start();
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1))).all().get(30, SECONDS);

            kafka.kill();
            kafka.restart();

            assertThat(admin.listTopics().names().get(30, SECONDS)).isEqualTo(Set.of("kept"));
        }
    }

    @Test
    void questDbKeepsItsTablesOverAKill() throws Exception {
        try (var questDb = QuestDbServer.start()) {
            execute(questDb, "create table kept (x int)");

            questDb.kill();
            questDb.restart();

            try (var connection =
                            DriverManager.getConnection(
                                    questDb.jdbcUrl(), questDb.user(), questDb.password());
                    var rows = connection.createStatement().executeQuery("select * from kept")) {
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void postgresKeepsCommittedRowsOverAKill() throws Exception {
        try (var postgres = PostgresServer.start()) {
            execute(postgres, "create table kept (x int); insert into kept values (1)");

            postgres.kill();
            postgres.restart();

            execute(postgres, "insert into kept values (2)");
        }
    }

    @Test
    void mosquittoComesBackOnTheSamePort() throws Exception {
        try (var mosquitto = MosquittoServer.start("persistence false")) {
            mosquitto.kill();
            assertThat(Ports.answers(mosquitto.port())).isFalse();

            mosquitto.restart();

            assertThat(Ports.answers(mosquitto.port())).isTrue();
        }
    }

    @Test
    void influxDbKeepsItsDatabasesOverAKill() throws Exception {
        try (var influxDb = InfluxDbServer.start()) {
            query(influxDb, "create+database+kept");

            influxDb.kill();
            influxDb.restart();

            assertThat(query(influxDb, "show+databases")).contains("kept");
        }
    }

    @Test
    void showsWhatAServerPrintedThatDoesNotStart() {
        assertThatThrownBy(() -> MosquittoServer.start("no_such_option true"))
                .isInstanceOf(RuntimeException.class)
                .hasStackTraceContaining("no_such_option");
    }

    private static void execute(PostgresServer server, String sql) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void execute(QuestDbServer server, String sql) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(InfluxDbServer server, String query) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(server.url() + "/query?q=" + query))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }
}
