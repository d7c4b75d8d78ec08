package city.chengyun.standalone.parts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.PortPlan;
import city.chengyun.standalone.home.Secrets;
import city.chengyun.standalone.home.Service;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.PartListener;
import city.chengyun.standalone.supervision.PartLogs;
import city.chengyun.standalone.supervision.ProcessRecords;
import city.chengyun.standalone.supervision.Supervisor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka, QuestDB and PostgreSQL as the hub runs them, from what the build has packaged. */
@Timeout(value = 120, unit = SECONDS)
class StoresIT {

    @TempDir private Path folder = Path.of("");

    @Test
    void startOnANewHomeAndAgainAfterAStop() throws Exception {
        var hub = hub();

        for (int start = 1; start <= 2; start++) {
            var supervisor = supervisor(hub);
            try {
                supervisor.start();
            } finally {
                supervisor.stop();
            }
        }

        assertThat(Files.readString(folder.resolve("home/logs/postgres.log")))
                .contains("database system is ready to accept connections")
                .doesNotContain("not properly shut down");
        assertThat(folder.resolve("home/postgres/data/postmaster.pid")).doesNotExist();
        assertThat(folder.resolve("home/run")).isEmptyDirectory();
    }

    @Test
    void postgresAsksForThePasswordOnLoopbackToo() throws Exception {
        var hub = hub();
        var supervisor = supervisor(hub);
        try {
            supervisor.start();

            assertThat(Files.readAllLines(folder.resolve("home/postgres/data/pg_hba.conf")))
                    .filteredOn(line -> line.startsWith("host"))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("scram-sha-256"));
        } finally {
            supervisor.stop();
        }
    }

    @Test
    void aStoreThatIsSuspendedDoesNotAnswer() throws Exception {
        var hub = hub();
        var supervisor = supervisor(hub);
        try {
            supervisor.start();
            assertThat(stores(hub)).allMatch(part -> part.probe().answers());

            for (var part : stores(hub)) {
                signal("STOP", hub, part);
            }

            assertThat(stores(hub)).noneMatch(part -> part.probe().answers());
            for (var part : stores(hub)) {
                signal("CONT", hub, part);
            }
        } finally {
            supervisor.stop();
        }
    }

    private static void signal(String name, HubContext hub, Part part) throws Exception {
        var record = Files.readString(hub.home().resolve("run/" + part.name() + ".pid"));
        var kill = "kill -%s %s".formatted(name, record.split(" ", 2)[0]);
        assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
    }

    private HubContext hub() {
        var home = HubHome.open(folder.resolve("home"));
        var wishes =
                List.of(
                        PortPlan.Wish.exactly(
                                Service.HTTP, 0, "--port", InetAddress.getLoopbackAddress()));
        return new HubContext(
                Installation.current(),
                home,
                PortPlan.of(wishes, Map.of()),
                new Secrets(home.resolve("secrets")),
                new ClassArchives(folder.resolve("archives"), home.folder("classes")),
                new HubOptions(
                        InetAddress.getLoopbackAddress(),
                        false,
                        true,
                        new DiskReserve(512),
                        Optional.empty()));
    }

    private static Supervisor supervisor(HubContext hub) throws IOException {
        return new Supervisor(
                stores(hub),
                new PartLogs(hub.home().resolve("logs"), Clock.systemUTC()),
                new ProcessRecords(hub.home().resolve("run")),
                new Silent(),
                () -> true);
    }

    private static List<Part> stores(HubContext hub) {
        return List.of(KafkaPart.of(hub), QuestDbPart.of(hub), PostgresPart.of(hub));
    }

    /** Nobody watches. */
    private static final class Silent implements PartListener {

        @Override
        public void onStarting(String part) {}

        @Override
        public void onReady(String part, Duration after) {}

        @Override
        public void onRestarting(String part, String reason, Duration pause) {}

        @Override
        public void onGivenUp(String part, String reason) {}

        @Override
        public void onStopping(String part) {}

        @Override
        public void onStopped(String part) {}
    }
}
