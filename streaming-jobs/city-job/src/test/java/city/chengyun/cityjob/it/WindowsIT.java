package city.chengyun.cityjob.it;

import static city.chengyun.cityjob.Fixtures.PIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.QualityFlag;
import city.chengyun.testkit.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a device says, in whatever order and over a kill: the store's windows are those of the
 * rows that it holds, the same on every store.
 */
abstract class WindowsIT {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long START = System.currentTimeMillis() / HOUR * HOUR - 2 * HOUR;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Random random = new Random(7);
    private final BatchWindows expected = new BatchWindows();

    abstract TestStore startStore();

    @Test
    void areThoseOfAllThatWasSaid(@TempDir Path state) throws Exception {
        try (KafkaServer kafka = KafkaServer.start();
                TestStore store = startStore();
                TestLog log = new TestLog(kafka.bootstrapServers(), START);
                JavaProcess history =
                        JavaProcess.ofJob(
                                "history", store.environment(kafka.bootstrapServers(), state))) {
            log.announce(PIPE);
            sayTenMinutes(log);
            correct(log, START + 2 * MINUTE);
            log.flush();
            history.start();
            awaitAll(store);
            assertThat(store.probe().rows("water_1m")).isNotEmpty();

            history.kill();
            correct(log, START + 3 * MINUTE);
            sayLate(log, Duration.ofMinutes(5));
            sayLate(log, Duration.ofMinutes(30));
            sayLate(log, Duration.ofHours(3));
            log.pass(Duration.ofMinutes(4));
            correct(log, START - 3 * HOUR);
            correct(log, START + 3 * MINUTE + 1);
            sayTenMinutes(log);
            log.flush();
            history.start();
            awaitAll(store);

            assertThat(history.stop()).isIn(0, 143);
        }
    }

    private void awaitAll(TestStore store) {
        eventually(() -> assertThat(store.probe().rows("water")).hasSameSizeAs(expected.rows()));
        eventually(
                () ->
                        assertThat(BatchWindows.stored(store.probe().rows("water_1m")))
                                .isEqualTo(expected.windows(MINUTE)));
        eventually(
                () ->
                        assertThat(BatchWindows.stored(store.probe().rows("water_1h")))
                                .isEqualTo(expected.windows(HOUR)));
    }

    /** Ten minutes of pressure, the battery at the same moments now and then, and repetitions. */
    private void sayTenMinutes(TestLog log) {
        long until = log.now() + 10 * MINUTE;
        while (log.now() < until) {
            long ts = log.now();
            Observation pressure = Observation.of(ts, "pressure", anyPressure());
            say(log, pressure);
            if (random.nextInt(3) == 0) {
                say(log, Observation.of(ts, "battery", random.nextInt(100)));
            }
            if (random.nextInt(10) == 0) {
                say(log, pressure);
            }
            log.pass(Duration.ofSeconds(10));
        }
        // Until an hour that is not over is stored too.
        log.pass(Duration.ofMinutes(6));
    }

    /** A minute long ago, newest first. */
    private void sayLate(TestLog log, Duration ago) {
        long minute = (log.now() - ago.toMillis()) / MINUTE * MINUTE;
        for (int second = 50; second >= 0; second -= 10) {
            say(log, Observation.of(minute + second * 1_000L, "pressure", anyPressure()));
        }
    }

    /** Corrects what was said of a moment, and what counts of the next. */
    private void correct(TestLog log, long around) {
        long minute = around / MINUTE * MINUTE;
        say(log, Observation.of(minute, "pressure", anyPressure()));
        log.pass(Duration.ofSeconds(1));
        say(log, pressure(minute + 10_000, QualityFlag.M));
        say(log, pressure(minute + 20_000, QualityFlag.D));
        log.pass(Duration.ofSeconds(1));
        say(log, pressure(minute + 20_000, QualityFlag.N));
    }

    private Observation pressure(long ts, QualityFlag quality) {
        ObservedValue value = ObservedValue.of(anyPressure()).withQuality(quality);
        return new Observation(ts, null, new TreeMap<>(Map.of("pressure", value)), null);
    }

    /** Sums of such numbers are exact in any order. */
    private double anyPressure() {
        return random.nextInt(128) / 128.0;
    }

    private void say(TestLog log, Observation observation) {
        expected.add(observation);
        log.say(PIPE, observation);
    }

    private static void eventually(ThrowingRunnable expectation) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(expectation);
    }
}
