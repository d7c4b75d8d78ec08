package city.chengyun.opscenter;

import city.chengyun.testkit.KafkaServer;
import city.chengyun.testkit.PostgresServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application within the test's JVM on a real PostgreSQL and a real Kafka. */
final class TestHub implements AutoCloseable {

    /** The password of every account. */
    static final String PASSWORD = "correct-horse-battery";

    /** Whom the application works as at the database. */
    static final String APP_ROLE = "chengyun_app";

    private final ConfigurableApplicationContext context;

    private TestHub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A hub on the servers that all tests share; started once. */
    static TestHub shared() {
        return Shared.HUB;
    }

    /** Starts an application of its own on the shared servers. */
    static TestHub start(Map<String, String> properties) {
        SpringApplication app = new SpringApplication(OpsCenter.class);
        Map<String, Object> all = new HashMap<>(environment(Shared.KAFKA, Shared.POSTGRES));
        all.put("server.port", "0");
        all.putAll(properties);
        app.setDefaultProperties(all);
        return new TestHub(app.run());
    }

    /** What an application on these servers is configured with. */
    static Map<String, String> environment(KafkaServer kafka, PostgresServer postgres) {
        return Map.of(
                "CHENGYUN_KAFKA_BOOTSTRAP",
                kafka.bootstrapServers(),
                "CHENGYUN_DATABASE_URL",
                postgres.jdbcUrl(),
                "CHENGYUN_DATABASE_USER",
                APP_ROLE,
                "CHENGYUN_DATABASE_PASSWORD",
                "made by the owner",
                "CHENGYUN_DATABASE_OWNER",
                postgres.user(),
                // Nobody listens there.
                "CHENGYUN_STORE_QUERY_URL",
                "jdbc:postgresql://127.0.0.1:1/qdb",
                "CHENGYUN_DEMO",
                "true",
                "CHENGYUN_ACCOUNT_KEY",
                "a-key-of-more-than-32-characters-for-tests",
                "CHENGYUN_ADMIN_PASSWORD",
                PASSWORD);
    }

    static TestLog log() {
        return Shared.LOG;
    }

    static PostgresServer postgres() {
        return Shared.POSTGRES;
    }

    URI uri() {
        return URI.create(
                "http://127.0.0.1:"
                        + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A part of the application, where its interface to the outside would be a detour. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A client that has logged in. */
    ApiClient logIn(String username) {
        return ApiClient.loggedIn(uri(), username, PASSWORD);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Started with the first test that asks; they end with the JVM. */
    private static final class Shared {
        static final KafkaServer KAFKA = KafkaServer.start();
        static final PostgresServer POSTGRES = PostgresServer.start();
        static final TestLog LOG = new TestLog(KAFKA.bootstrapServers());
        static final TestHub HUB = TestHub.start(Map.of());
    }
}
