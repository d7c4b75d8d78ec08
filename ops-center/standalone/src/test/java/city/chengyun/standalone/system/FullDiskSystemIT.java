package city.chengyun.standalone.system;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The disk fills up while a gauge speaks, and is emptied again. */
@Timeout(value = 10, unit = MINUTES)
class FullDiskSystemIT {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int DISK_MB = 1_400;
    private static final int RESERVE_MB = 256;
    private static final String GAUGE = "disk-gauge";

    private final long start = Clock.systemUTC().millis();
    private long seq;

    @Test
    void whatTheDiskHasNoRoomForIsRefusedUntilThereIsSome() throws Exception {
        var home = RunningHub.homeCalled("disk");
        try (var disk = SmallDisk.mountedAt(home, DISK_MB);
                var hub = RunningHub.startOn(home, "--disk-reserve", "" + RESERVE_MB)) {
            var parts = hub.parts();
            var engineer = HubSession.logIn(hub, "engineer");
            var gauge = Registered.gauge(engineer, GAUGE);
            try (var publisher = new FaithfulPublisher(hub, gauge.username(), gauge.password())) {
                say(publisher, 100);
                await().atMost(LONG).until(() -> publisher.unacknowledged() == 0);

                disk.fillUpTo(RESERVE_MB * 3 / 2);
                await().atMost(LONG)
                        .until(() -> hub.output().contains("below 256 MB messages are refused"));
                assertThat(diskState(engineer)).isEqualTo("LOW");
                say(publisher, 100);
                await().atMost(LONG).until(() -> publisher.unacknowledged() == 0);

                disk.fillUpTo(RESERVE_MB * 3 / 4);
                await().atMost(LONG)
                        .until(() -> hub.output().contains("messages are refused until 256 MB"));
                assertThat(diskState(engineer)).isEqualTo("FULL");
                awaitRefusals(hub, publisher, 1);
                awaitRefusals(hub, publisher, 3);
                var acknowledged = publisher.acknowledged();
                awaitRefusals(hub, publisher, 3);
                assertThat(publisher.acknowledged()).isEqualTo(acknowledged);

                disk.makeRoom();
                await().atMost(LONG).until(() -> publisher.unacknowledged() == 0);
                await().atMost(LONG).until(() -> hub.output().contains("that is enough again"));
                assertThat(diskState(engineer)).isEqualTo("ENOUGH");
                await().atMost(LONG)
                        .untilAsserted(
                                () ->
                                        assertThat(new History(hub).rows(GAUGE))
                                                .containsExactlyInAnyOrderElementsOf(
                                                        publisher.acknowledged()));
            }
            assertThat(hub.parts()).as("nothing had to be started again").isEqualTo(parts);
            assertThat(parts.values()).allMatch(ProcessHandle::isAlive);
        }
    }

    private void say(FaithfulPublisher publisher, int times) {
        for (int i = 0; i < times; i++) {
            seq++;
            var values = new TreeMap<>(Map.of("pressure", 0.3));
            publisher.say(new Said(GAUGE, start + seq, seq, values));
        }
    }

    /** Goes on speaking until so many more messages were refused. */
    private void awaitRefusals(RunningHub hub, FaithfulPublisher publisher, int more) {
        var before = refusals(hub);
        await().atMost(LONG)
                .until(
                        () -> {
                            say(publisher, 1);
                            return refusals(hub) >= before + more;
                        });
    }

    private static String diskState(HubSession session) {
        return session.get("/api/system").path("disk").path("state").asString();
    }

    private static double refusals(RunningHub hub) {
        var metrics = "http://127.0.0.1:%d/metrics".formatted(hub.port("BROKER_HEALTH"));
        try (var in = URI.create(metrics).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("chengyun_intake_refusals_total"))
                    .filter(line -> line.contains("reason=\"disk_full\""))
                    .map(line -> line.substring(line.lastIndexOf(' ')))
                    .mapToDouble(Double::parseDouble)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
