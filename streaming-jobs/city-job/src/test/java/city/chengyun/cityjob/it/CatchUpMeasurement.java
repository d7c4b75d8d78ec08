package city.chengyun.cityjob.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.cityjob.intake.LogAdmin;
import city.chengyun.cityjob.intake.LogScope;
import city.chengyun.contract.Adcode;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.log.IntakeHeaders;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.Condition.Operator;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleScope;
import city.chengyun.contract.rule.RuleState;
import city.chengyun.testkit.KafkaServer;
import city.chengyun.testkit.QuestDbServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures by hand how fast each job alone reads a filled topic: {@code main JOB MESSAGES DEVICES}.
 * Five values in each message, six rules.
 */
final class CatchUpMeasurement {

    private static final List<String> PROPERTIES =
            List.of("a34004", "a34002", "a21026", "a21004", "a01001");
    private static final Pattern SEEN =
            Pattern.compile("chengyun_job_observations\\{[^}]*} ([0-9.E]+)");
    private static final int HEALTH_PORT = 18_099;

    private CatchUpMeasurement() {}

    public static void main(String[] args) throws Exception {
        String job = args[0];
        int messages = Integer.parseInt(args[1]);
        int devices = Integer.parseInt(args[2]);
        Path state = Files.createTempDirectory("catch-up");
        try (KafkaServer kafka = KafkaServer.start();
                QuestDbServer store = QuestDbServer.start()) {
            fill(kafka.bootstrapServers(), messages, devices);
            Map<String, String> environment = new HashMap<>();
            environment.put("CHENGYUN_KAFKA_BOOTSTRAP", kafka.bootstrapServers());
            environment.put("CHENGYUN_STATE_DIR", state.toString());
            environment.put("CHENGYUN_STORE_URL", store.httpUrl());
            environment.put("CHENGYUN_HEALTH_PORT", Integer.toString(HEALTH_PORT));
            try (JavaProcess process = JavaProcess.ofJob(job, environment)) {
                process.start();
                watch(process, messages);
            }
        }
    }

    private static void watch(JavaProcess process, int messages) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        long first = 0;
        double firstSeen = 0;
        double seen = 0;
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (seen < messages && process.isRunning() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            String metrics = metrics(client);
            Matcher matcher = SEEN.matcher(metrics);
            double now = matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
            if (now > 0 && first == 0) {
                first = System.nanoTime();
                firstSeen = now;
            }
            seen = now;
            System.out.printf(Locale.ROOT, "%.0f%n", seen);
        }
        double seconds = (System.nanoTime() - first) / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf(
                Locale.ROOT,
                "%.0f messages/s, %.1f us of CPU each with start-up%n%s",
                (seen - firstSeen) / seconds,
                process.cpu().toNanos() / 1_000.0 / seen,
                metrics(client));
    }

    private static String metrics(HttpClient client) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:" + HEALTH_PORT + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    private static void fill(String bootstrapServers, int messages, int devices) throws Exception {
        new LogAdmin(bootstrapServers, LogScope.CITY).createMissingTopics();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "linger.ms",
                                "20",
                                "compression.type",
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            Callback strict =
                    (metadata, failure) -> {
                        if (failure != null) {
                            throw new IllegalStateException(failure);
                        }
                    };
            for (String property : PROPERTIES) {
                RuleDefinition rule =
                        rule(
                                "high-" + property,
                                new Condition.Threshold(
                                        property, Operator.GT, 59, 3, Duration.ofSeconds(10)));
                sendJson(producer, LogTopics.RULE, rule.logKey(), rule, strict);
            }
            RuleDefinition silent = rule("silent", new Condition.Absence(3));
            sendJson(producer, LogTopics.RULE, silent.logKey(), silent, strict);
            for (int device = 0; device < devices; device++) {
                DeviceDescriptor station = station(device);
                sendJson(producer, LogTopics.DEVICE, station.id().value(), station, strict);
            }
            long start = System.currentTimeMillis() - messages / devices * 1_000L;
            for (int i = 0; i < messages; i++) {
                var sent =
                        producer.send(
                                message(i % devices, i / devices, start + i / devices * 1_000L),
                                strict);
                if (i == messages - 1) {
                    sent.get();
                }
            }
        }
    }

    private static void sendJson(
            KafkaProducer<byte[], byte[]> producer,
            String topic,
            String key,
            Object value,
            Callback strict)
            throws Exception {
        var sent =
                producer.send(
                        new ProducerRecord<>(
                                topic, key.getBytes(UTF_8), ContractJson.toBytes(value)),
                        strict);
        if (sent.isCancelled()) {
            throw new IllegalStateException("cancelled");
        }
    }

    private static ProducerRecord<byte[], byte[]> message(int device, int round, long ts) {
        TreeMap<String, ObservedValue> values = new TreeMap<>();
        for (int i = 0; i < PROPERTIES.size(); i++) {
            double value = 30 + 28 * Math.sin((round + device + i * 7) / 40.0);
            values.put(PROPERTIES.get(i), ObservedValue.of(Math.round(value * 10) / 10.0));
        }
        Observation observation = new Observation(ts, (long) round, values, null);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        LogTopics.INTAKE,
                        ("air-" + device).getBytes(UTF_8),
                        ObservationCodec.encode(observation));
        String topic = "city/v1/130102/environment/air-" + device + "/telemetry";
        record.headers().add(IntakeHeaders.TOPIC, topic.getBytes(UTF_8));
        record.headers().add(IntakeHeaders.PUBLISHER, "gateway-1".getBytes(UTF_8));
        record.headers().add(IntakeHeaders.INTAKE, "broker-1".getBytes(UTF_8));
        return record;
    }

    private static DeviceDescriptor station(int device) {
        return new DeviceDescriptor(
                DeviceId.of("air-" + device),
                "Air " + device,
                "air-station",
                Domain.ENVIRONMENT,
                Adcode.of("130102"),
                null,
                new LngLat(114.4 + device % 50 / 100.0, 38.0 + device / 50 % 50 / 100.0),
                null,
                null,
                null,
                DeviceState.ACTIVE,
                Duration.ofSeconds(1),
                Map.of(),
                true,
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
                RuleScope.ofKind("air-station"),
                condition,
                Severity.YELLOW,
                new LocalizedText("{device} {value}", "{device} {value}"),
                null,
                RuleState.ACTIVE,
                true);
    }
}
