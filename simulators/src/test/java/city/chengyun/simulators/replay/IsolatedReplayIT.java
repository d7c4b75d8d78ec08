package city.chengyun.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleScope;
import city.chengyun.contract.rule.RuleState;
import city.chengyun.intake.InboundMessage;
import city.chengyun.intake.IntakeOutcome;
import city.chengyun.intake.IntakeRuntime;
import city.chengyun.intake.IntakeSettings;
import city.chengyun.simulators.record.RecordCommand;
import city.chengyun.testkit.KafkaServer;
import city.chengyun.testkit.QuestDbServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** What the city's jobs decided is decided again, at any speed, beside them and unseen. */
@Timeout(600)
class IsolatedReplayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final String TALKER = "talker";
    private static final String SILENT = "falls-silent";

    @TempDir private Path folder;

    private final KafkaServer kafka = KafkaServer.start();
    private final QuestDbServer store = QuestDbServer.start();
    private final StringWriter console = new StringWriter();
    private final CityLog log = new CityLog(kafka.bootstrapServers());
    private IntakeRuntime intake;
    private CityJobs jobs;

    @BeforeEach
    void startTheCity() throws Exception {
        var random = new SecureRandom();
        intake =
                IntakeRuntime.start(
                        new IntakeSettings(kafka.bootstrapServers(), "intake-1", 0),
                        Clock.systemUTC());
        for (String id : List.of(TALKER, SILENT)) {
            log.announce(gauge(id));
            log.put(
                    LogTopics.CREDENTIAL,
                    id,
                    PublisherCredential.of(
                            DeviceId.of(id),
                            PublisherCredential.Kind.DEVICE,
                            "secret",
                            null,
                            random));
        }
        log.announce(
                rule(
                        "low",
                        new Condition.Threshold(
                                "pressure",
                                Condition.Operator.LT,
                                0.14,
                                0.01,
                                Duration.ofSeconds(2))));
        log.announce(rule("silence", new Condition.Absence(4)));
        await().atMost(PATIENCE)
                .until(() -> intake.credentials().find(DeviceId.of(SILENT)).isPresent());
        intake.startCarrying(() -> true);
        jobs = new CityJobs(environment());
    }

    @AfterEach
    void stop() throws Exception {
        jobs.close();
        intake.close();
        log.close();
        store.close();
        kafka.close();
    }

    @Test
    void decidesAsTheCityDidAtAnySpeedAndTouchesNothingOfIt() throws Exception {
        live();
        Map<String, Decision> decided = decisions(log.alerts());
        Path recording = record();
        jobs.close();
        intake.close();
        var messages = log.sizes(LogTopics.INTAKE);
        var alerts = log.sizes(LogTopics.ALERT);
        long rows = rows("water");

        assertThat(replay(recording, "ten", "10", alertFile("ten")))
                .as(console.toString())
                .isZero();
        assertThat(replay(recording, "fast", "max", alertFile("fast")))
                .as(console.toString())
                .isZero();

        assertThat(decisions(alertsOf("fast"))).isEqualTo(decided);
        assertThat(decisions(alertsOf("ten"))).isEqualTo(decided);
        assertThat(Files.readString(alertFile("ten")))
                .isEqualTo(Files.readString(alertFile("fast")));
        assertThat(rows("replay_ten_water")).isEqualTo(rows);
        assertThat(rows("replay_fast_water")).isEqualTo(rows);
        assertThat(log.sizes(LogTopics.INTAKE)).isEqualTo(messages);
        assertThat(log.sizes(LogTopics.ALERT)).isEqualTo(alerts);
        assertThat(rows("water")).isEqualTo(rows);

        assertThat(replay(recording, "ten", "max", folder.resolve("again"))).isEqualTo(1);
        assertThat(console.toString()).contains("There is a run ten already");
        assertThat(discard("ten")).as(console.toString()).isZero();
        assertThat(log.topicsOfRuns()).isNotEmpty().allMatch(topic -> topic.contains(".fast."));
        assertThat(tables())
                .contains("water", "replay_fast_water")
                .doesNotContain("replay_ten_water");
    }

    /**
     * One gauge measures low pressure and recovers; first the other falls silent, then this one.
     */
    private void live() throws Exception {
        long ts = System.currentTimeMillis();
        for (int second = 0; second < 4; second++) {
            say(SILENT, ts + second * 1_000L, 0.3);
            say(TALKER, ts + second * 1_000L, 0.1);
        }
        for (int second = 4; second < 6; second++) {
            say(TALKER, ts + second * 1_000L, 0.3);
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(log.alerts())
                                        .extracting(
                                                event -> event.ruleId().value(),
                                                AlertEvent::type,
                                                event -> event.deviceId().value())
                                        .contains(
                                                tuple("low", AlertType.CLEARED, TALKER),
                                                tuple("silence", AlertType.RAISED, SILENT),
                                                tuple("silence", AlertType.RAISED, TALKER)));
        await().atMost(PATIENCE).until(() -> rows("water") == 10);
    }

    private void say(String device, long ts, double pressure) throws Exception {
        String topic =
                new DeviceTopic(
                                Adcode.of("130102"),
                                Domain.WATER,
                                DeviceId.of(device),
                                MessageKind.TELEMETRY)
                        .toString();
        byte[] payload = ObservationCodec.encode(Observation.of(ts, "pressure", pressure));
        IntakeOutcome outcome =
                intake.intake()
                        .accept(new InboundMessage(DeviceId.of(device), topic, payload, 1))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
        assertThat(outcome).isEqualTo(IntakeOutcome.ACCEPTED);
    }

    private Path record() {
        Path file = folder.resolve("city.gz");
        int exit =
                run(
                        new RecordCommand(),
                        "--log",
                        "--kafka=" + kafka.bootstrapServers(),
                        "--since=PT1H",
                        "--out=" + file);
        assertThat(exit).as(console.toString()).isZero();
        assertThat(console.toString()).contains("10 messages");
        return file;
    }

    private int replay(Path recording, String run, String speed, Path alerts) {
        return run(
                new ReplayCommand(),
                recording.toString(),
                "--as-recorded=" + run,
                "--speed=" + speed,
                "--alerts=" + alerts,
                "--kafka=" + kafka.bootstrapServers(),
                "--store=" + store.httpUrl(),
                "--jobs=" + CityJobs.CLASS_PATH);
    }

    private int discard(String run) {
        return run(
                new DiscardCommand(),
                run,
                "--kafka=" + kafka.bootstrapServers(),
                "--store=" + store.httpUrl(),
                "--jobs=" + CityJobs.CLASS_PATH);
    }

    private int run(Object command, String... arguments) {
        var line =
                new CommandLine(command)
                        .setOut(new PrintWriter(console, true))
                        .setErr(new PrintWriter(console, true));
        return line.execute(arguments);
    }

    private Path alertFile(String run) {
        return folder.resolve(run + ".jsonl");
    }

    private List<AlertEvent> alertsOf(String run) throws Exception {
        return Files.readAllLines(alertFile(run)).stream()
                .map(line -> ContractJson.fromText(line, AlertEvent.class))
                .toList();
    }

    /** What counts of an alert: the last word on it. */
    private record Decision(AlertType type, Severity severity, long onset, Long end) {}

    private static Map<String, Decision> decisions(List<AlertEvent> events) {
        Map<String, AlertEvent> newest = new HashMap<>();
        for (AlertEvent event : events) {
            newest.merge(
                    event.alertId().value(),
                    event,
                    (one, other) -> one.revision() > other.revision() ? one : other);
        }
        return newest.values().stream()
                .collect(
                        Collectors.toMap(
                                event -> event.alertId().value(),
                                event ->
                                        new Decision(
                                                event.type(),
                                                event.severity(),
                                                event.onset(),
                                                event.clearedAt())));
    }

    private Map<String, String> environment() {
        return Map.of(
                "CHENGYUN_KAFKA_BOOTSTRAP", kafka.bootstrapServers(),
                "CHENGYUN_STORE_URL", store.httpUrl(),
                "CHENGYUN_STATE_DIR", folder.resolve("city-state").toString(),
                "CHENGYUN_FLINK_UI_PORT", "0");
    }

    private long rows(String table) throws Exception {
        return query("SELECT count() FROM \"" + table + "\"")
                .path("dataset")
                .path(0)
                .path(0)
                .asLong(-1);
    }

    private Set<String> tables() throws Exception {
        return query("SELECT table_name FROM tables()")
                .path("dataset")
                .valueStream()
                .map(row -> row.path(0).asString())
                .collect(Collectors.toSet());
    }

    private JsonNode query(String sql) throws Exception {
        var uri =
                URI.create(
                        store.httpUrl()
                                + "/exec?query="
                                + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        try (var body =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream())
                        .body()) {
            return ContractJson.mapper().readTree(body);
        }
    }

    private static DeviceDescriptor gauge(String id) {
        return new DeviceDescriptor(
                DeviceId.of(id),
                id,
                "pipe-pressure",
                Domain.WATER,
                Adcode.of("130102"),
                null,
                null,
                null,
                null,
                null,
                DeviceState.ACTIVE,
                INTERVAL,
                Map.of(),
                false,
                false,
                0);
    }

    private static RuleDefinition rule(String id, Condition condition) {
        return new RuleDefinition(
                RuleId.of(id),
                1,
                0,
                new LocalizedText(id, id),
                null,
                RuleScope.ofKind("pipe-pressure"),
                condition,
                Severity.ORANGE,
                new LocalizedText("{device}", "{device}"),
                null,
                RuleState.ACTIVE,
                true);
    }
}
