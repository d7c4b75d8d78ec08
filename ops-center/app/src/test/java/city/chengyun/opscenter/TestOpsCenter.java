package city.chengyun.opscenter;

import city.chengyun.testkit.KafkaServer;
import city.chengyun.testkit.PostgresServer;
import city.chengyun.testkit.QuestDbServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;

/**
 * Starts the application for development with servers of its own, emptied at each start; the
 * passwords are in {@code target/passwords.properties}.
 */
final class TestOpsCenter {

    private TestOpsCenter() {}

    public static void main(String[] args) {
        KafkaServer kafka = KafkaServer.start();
        PostgresServer postgres = PostgresServer.start();
        QuestDbServer questDb = QuestDbServer.start();
        SpringApplication app = new SpringApplication(OpsCenter.class);
        app.setDefaultProperties(
                Map.of(
                        "CHENGYUN_KAFKA_BOOTSTRAP",
                        kafka.bootstrapServers(),
                        "CHENGYUN_DATABASE_URL",
                        postgres.jdbcUrl(),
                        "CHENGYUN_DATABASE_OWNER",
                        postgres.user(),
                        "CHENGYUN_STORE_QUERY_URL",
                        questDb.jdbcUrl(),
                        "CHENGYUN_DEMO",
                        "true",
                        "CHENGYUN_PASSWORD_FILE",
                        Path.of("target", "passwords.properties").toString()));
        Objects.requireNonNull(app.run(args));
    }
}
