package city.chengyun.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.observation.DecodeResult;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.simulators.hub.FakeHub;
import city.chengyun.simulators.mqtt.LinkListener;
import city.chengyun.simulators.mqtt.MqttLink;
import city.chengyun.simulators.mqtt.OutgoingMessage;
import city.chengyun.simulators.record.RecordCommand;
import city.chengyun.testkit.MosquittoServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class RecordReplayIT {

    private static final String TOPIC = "city/v1/130104/water/pressure-1/telemetry";

    private static final Pattern RECORDED_SOMETHING = Pattern.compile("[1-9]\\d* messages");

    @TempDir private Path folder;

    private final Collection<String> topics = new ConcurrentLinkedQueue<>();
    private final Collection<Observation> observations = new ConcurrentLinkedQueue<>();
    private final StringWriter console = new StringWriter();
    private final List<MqttLink> links = new ArrayList<>();
    private MosquittoServer broker;
    private FakeHub hub;

    @BeforeEach
    void start() throws Exception {
        broker = MosquittoServer.start();
        hub = new FakeHub();
    }

    @AfterEach
    void stop() {
        links.forEach(MqttLink::close);
        hub.close();
        broker.close();
    }

    @Test
    void replaysARecordingAsADrillInThePresent() throws Exception {
        Path file = record(20);

        listen("city/v1/130104/water/drill-pressure-1/telemetry");
        int exit =
                run(
                        new ReplayCommand(),
                        file.toString(),
                        "--as-now",
                        "--speed=max",
                        "--mqtt=" + broker.uri(),
                        "--url=" + hub.uri(),
                        "--password=" + FakeHub.PASSWORD,
                        "--state=" + folder.resolve("state"));

        assertThat(exit).as(console.toString()).isZero();
        await().until(() -> observations.size() == 20);
        assertThat(topics).allMatch(topic -> topic.contains("/drill-pressure-1/"));
        Observation first = observations.iterator().next();
        assertThat(first.ts()).isGreaterThan(1_790_000_000_000L);
        assertThat(console.toString())
                .contains("20 observations of 1 devices")
                .contains("0 refused");
        var device = hub.batches().get(0).get("devices").get(0);
        assertThat(device.get("id").stringValue()).isEqualTo("drill-pressure-1");
        assertThat(device.get("kind").stringValue()).isEqualTo("pipe-pressure");
        assertThat(device.get("drill").booleanValue()).isTrue();
    }

    @Test
    void replaysACsvFileThroughAMapping() throws Exception {
        Path csv = folder.resolve("speed.csv");
        Files.writeString(csv, "timestamp,value\n2015-08-31 18:22:00,60\n2015-08-31 18:32:00,50\n");

        listen("city/#");
        int exit =
                run(
                        new ReplayCommand(),
                        csv.toString(),
                        "--mapping=mappings/traffic-speed.yaml",
                        "--as-now",
                        "--speed=1000",
                        "--mqtt=" + broker.uri(),
                        "--url=" + hub.uri(),
                        "--password=" + FakeHub.PASSWORD,
                        "--state=" + folder.resolve("state"));

        assertThat(exit).as(console.toString()).isZero();
        await().until(() -> observations.size() == 2);
        assertThat(topics).containsOnly("city/v1/130104/transport/drill-speed_6005/telemetry");
    }

    /** Records some messages that are published meanwhile. */
    private Path record(int count) throws Exception {
        Path file = folder.resolve("recording.gz");
        CompletableFuture<Integer> recorder =
                CompletableFuture.supplyAsync(
                        () ->
                                run(
                                        new RecordCommand(),
                                        "--mqtt=" + broker.uri(),
                                        "--filter=city/#",
                                        "--out=" + file,
                                        "--duration=PT6S"));
        try (var device =
                new MqttLink(
                        URI.create(broker.uri()), "device", () -> null, null, LinkListener.NONE)) {
            // Once the recorder counts the first probe, it hears everything that follows.
            var probe = new OutgoingMessage("city/probe", new byte[] {1});
            await().pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> {
                                device.put(probe);
                                return RECORDED_SOMETHING.matcher(console.toString()).find();
                            });
            for (int i = 1; i <= count; i++) {
                byte[] payload =
                        ObservationCodec.encode(
                                Observation.of(i * 1_000L, "pressure", 0.3 + i / 1_000.0));
                device.put(new OutgoingMessage(TOPIC, payload));
            }
        }
        assertThat(recorder.get(20, TimeUnit.SECONDS)).isZero();
        return file;
    }

    private void listen(String filter) throws Exception {
        var connected = new CountDownLatch(1);
        var listener =
                new LinkListener() {
                    @Override
                    public void onConnected() {
                        connected.countDown();
                    }
                };
        links.add(
                new MqttLink(
                        URI.create(broker.uri()),
                        "listener",
                        () -> null,
                        new MqttLink.Subscription(List.of(filter), this::hear),
                        listener));
        assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void hear(String topic, byte[] payload) {
        topics.add(topic);
        if (ObservationCodec.decode(payload)
                instanceof DecodeResult.Decoded<List<Observation>> decoded) {
            observations.addAll(decoded.value());
        }
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(console, true))
                .setErr(new PrintWriter(console, true))
                .execute(arguments);
    }
}
