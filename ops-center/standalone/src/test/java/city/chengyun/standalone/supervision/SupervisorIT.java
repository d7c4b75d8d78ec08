package city.chengyun.standalone.supervision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Small shell programs stand for the parts. */
@Timeout(value = 60, unit = SECONDS)
@Execution(ExecutionMode.CONCURRENT)
class SupervisorIT {

    private static final String RUN_UNTIL_TOLD = "trap 'exit 0' TERM; while :; do sleep 0.05; done";

    @TempDir private Path folder = Path.of("");
    private final AtomicBoolean mayStart = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final RecordingListener events = new RecordingListener();
    private ProcessRecords records = emptyRecords();
    private Supervisor supervisor = supervise();

    @BeforeEach
    void openRecords() throws IOException {
        records = new ProcessRecords(folder.resolve("run"));
    }

    @AfterEach
    void stopEverything() throws IOException {
        supervisor.stop();
        Orphans.end(records);
    }

    @Test
    void startsInOrderAndStopsInTheOppositeOne() throws Exception {
        supervisor = supervise(part("log", touch("log")), part("app", touch("app"), "log"));

        supervisor.start();
        supervisor.stop();

        assertThat(events.all())
                .containsExactly(
                        "log starting",
                        "log ready",
                        "app starting",
                        "app ready",
                        "app stopping",
                        "app stopped",
                        "log stopping",
                        "log stopped");
        assertThat(records.running()).isEmpty();
    }

    @Test
    void startsAgainWhatDies() throws Exception {
        supervisor = supervise(part("log", touch("log")));
        supervisor.start();
        var first = onlyProcess();

        first.destroyForcibly();

        await().atMost(20, SECONDS).until(() -> events.count("log ready") == 2);
        assertThat(onlyProcess().pid()).isNotEqualTo(first.pid());
        assertThat(events.all()).contains("log restarting: ended with code 137");
    }

    @Test
    void startsAgainWhatHangs() throws Exception {
        supervisor = supervise(part("log", touch("log")));
        supervisor.start();
        var first = onlyProcess();

        suspend(first);
        Files.delete(folder.resolve("log"));

        await().atMost(30, SECONDS).until(() -> events.count("log ready") == 2);
        assertThat(first.isAlive()).isFalse();
        assertThat(events.all()).contains("log restarting: does not answer any more");
    }

    @Test
    void leavesAPartAloneThatHasTooMuchToDoToAnswer() throws Exception {
        var asked = new AtomicInteger();
        var probe =
                new Probe() {
                    @Override
                    public boolean isReady() {
                        return asked.get() == 0;
                    }

                    @Override
                    public boolean answers() {
                        awaitWork(Duration.ofMillis(100));
                        return asked.incrementAndGet() > 6;
                    }
                };
        supervisor = supervise(part("log", "trap 'exit 0' TERM; while :; do :; done", probe));
        supervisor.start();

        await().atMost(60, SECONDS).until(() -> asked.get() > 7);

        assertThat(events.all()).containsExactly("log starting", "log ready");
    }

    /** Waits until the only process has used so much more processor time. */
    private void awaitWork(Duration time) {
        try {
            var process = onlyProcess();
            var enough = processorTime(process).plus(time);
            await().atMost(30, SECONDS).until(() -> processorTime(process).compareTo(enough) >= 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Test
    void startsAgainOnlyWhenItMay() throws Exception {
        supervisor = supervise(part("log", touch("log")));
        supervisor.start();
        mayStart.set(false);
        var askedBefore = asked.get();

        onlyProcess().destroyForcibly();

        await().atMost(20, SECONDS).until(() -> asked.get() > askedBefore + 1);
        assertThat(events.count("log starting")).isEqualTo(1);
        assertThat(records.running()).isEmpty();
        mayStart.set(true);
        await().atMost(20, SECONDS).until(() -> events.count("log ready") == 2);
    }

    @Test
    void startsAgainWhatCouldNotBePreparedForAWhile() throws Exception {
        var preparations = new AtomicInteger();
        var prepared = part("log", touch("log"));
        supervisor =
                supervise(
                        new Part(
                                prepared.name(),
                                prepared.command(),
                                prepared.environment(),
                                prepared.after(),
                                () -> {
                                    if (preparations.incrementAndGet() == 2) {
                                        throw new IOException("No space left on device");
                                    }
                                    prepared.preparation().prepare();
                                },
                                prepared.probe(),
                                prepared.stopSignal()));
        supervisor.start();

        onlyProcess().destroyForcibly();

        await().atMost(20, SECONDS).until(() -> events.count("log ready") == 2);
        assertThat(events.all())
                .contains("log restarting: cannot be started: No space left on device");
    }

    @Test
    void leavesAPartAloneThatIsNotReadyAnyMoreButAnswers() throws Exception {
        var asked = new AtomicInteger();
        var probe =
                new Probe() {
                    @Override
                    public boolean isReady() {
                        return asked.get() == 0;
                    }

                    @Override
                    public boolean answers() {
                        return asked.incrementAndGet() > 0;
                    }
                };
        supervisor = supervise(part("log", RUN_UNTIL_TOLD, probe));
        supervisor.start();

        await().atMost(30, SECONDS).until(() -> asked.get() > 4);

        assertThat(events.all()).containsExactly("log starting", "log ready");
    }

    @Test
    void saysWhatWasPrintedWhenAPartDoesNotStart() throws Exception {
        supervisor =
                supervise(
                        part("log", touch("log")),
                        part("app", "echo the port is taken; exit 3", "log"));

        assertThatThrownBy(supervisor::start)
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("app ended with code 3")
                .hasMessageContaining("the port is taken")
                .hasMessageContaining("app.log");

        supervisor.stop();
        assertThat(records.running()).isEmpty();
    }

    @Test
    void givesUpOnAPartThatKeepsDyingAndLeavesTheOthersAlone() throws Exception {
        supervisor =
                supervise(
                        part("log", touch("log")),
                        part("app", "touch app; sleep 0.3; rm app; exit 4"));
        supervisor.start();

        await().atMost(45, SECONDS).until(() -> events.count("app given up") == 1);

        assertThat(records.running()).hasSize(1);
        assertThat(events.count("log ready")).isEqualTo(1);
    }

    @Test
    void killsWhatDoesNotFollowTheSignalOnlyAfterTheOthersAreDone() throws Exception {
        supervisor =
                supervise(part("log", "trap '' TERM; touch log; while :; do sleep 0.05; done"));
        supervisor.start();
        var process = onlyProcess();

        supervisor.stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aPartIsNotReadyBecauseSomebodyElseAnswers() throws Exception {
        Files.createFile(folder.resolve("app"));
        supervisor = supervise(part("app", "exit 5"));

        assertThatThrownBy(supervisor::start).isInstanceOf(PartFailed.class);
    }

    @Test
    void endsWhatAKilledLauncherLeftBehind() throws Exception {
        supervisor = supervise(part("log", touch("log")));
        supervisor.start();
        var orphan = onlyProcess();
        var laterRecords = new ProcessRecords(folder.resolve("run"));

        assertThat(Orphans.end(laterRecords)).isEqualTo(1);

        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheRecordedId() throws Exception {
        var self = ProcessHandle.current();
        Files.writeString(folder.resolve("run/log.pid"), self.pid() + " 2001-01-01T00:00:00Z TERM");

        assertThat(Orphans.end(records)).isZero();
    }

    private boolean mayStart() {
        asked.incrementAndGet();
        return mayStart.get();
    }

    private Supervisor supervise(Part... parts) {
        try {
            return new Supervisor(
                    List.of(parts),
                    new PartLogs(folder.resolve("logs"), Clock.systemUTC()),
                    records,
                    events,
                    this::mayStart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Part part(String name, String script, String... after) {
        return part(name, script, () -> Files.exists(folder.resolve(name)), after);
    }

    private Part part(String name, String script, Probe probe, String... after) {
        return new Part(
                name,
                List.of("sh", "-c", "cd " + folder + "; " + script),
                Map.of(),
                Set.of(after),
                () -> Files.deleteIfExists(folder.resolve(name)),
                probe,
                StopSignal.TERM);
    }

    private static void suspend(ProcessHandle process) throws Exception {
        var kill = new ProcessBuilder("sh", "-c", "kill -STOP " + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static String touch(String name) {
        return "touch " + name + "; " + RUN_UNTIL_TOLD;
    }

    private ProcessHandle onlyProcess() throws IOException {
        var running = records.running();
        assertThat(running).hasSize(1);
        return running.get(0).process();
    }

    private ProcessRecords emptyRecords() {
        try {
            return new ProcessRecords(Files.createTempDirectory("records"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
