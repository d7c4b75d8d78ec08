package city.chengyun.standalone;

import city.chengyun.standalone.home.HomeLock;
import city.chengyun.standalone.home.HubFile;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.PortPlan;
import city.chengyun.standalone.home.Refused;
import city.chengyun.standalone.home.Secrets;
import city.chengyun.standalone.parts.ClassArchives;
import city.chengyun.standalone.parts.DiskReserve;
import city.chengyun.standalone.parts.HubContext;
import city.chengyun.standalone.parts.HubOptions;
import city.chengyun.standalone.parts.HubParts;
import city.chengyun.standalone.parts.Installation;
import city.chengyun.standalone.parts.TlsKeystore;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.PartFailed;
import city.chengyun.standalone.supervision.PartLogs;
import city.chengyun.standalone.supervision.ProcessRecords;
import city.chengyun.standalone.supervision.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** One hub on its home, from preparation to the orderly stop. */
final class Hub {

    private final HubContext context;
    private final List<Part> parts;
    private final ProcessRecords records;
    private final PartLogs logs;

    private Hub(HubContext context, ProcessRecords records, PartLogs logs) {
        this.context = context;
        this.parts = HubParts.of(context);
        this.records = records;
        this.logs = logs;
    }

    /**
     * Makes everything ready to start; the caller holds the home's lock.
     *
     * @throws Refused with the first thing that is in the way
     */
    static Hub prepare(
            HubHome home,
            HubWishes wishes,
            boolean simulation,
            boolean fsync,
            DiskReserve reserve) {
        var searchPath = System.getenv().getOrDefault("PATH", "");
        Preflight.requireTools(searchPath, "sh", "setsid", "unshare");
        Preflight.requireSpace(home.path(), reserve.bytesToStart());
        try {
            var records = OrphanedParts.end(home);
            var ports =
                    PortPlan.of(
                            wishes.ports(),
                            HubFile.find(home).map(HubFile::ports).orElse(Map.of()));
            var secrets = new Secrets(home.resolve("secrets"));
            var options =
                    new HubOptions(
                            wishes.bind(),
                            simulation,
                            fsync,
                            reserve,
                            keystore(home, secrets, wishes));
            var installation = Installation.current();
            var archives = new ClassArchives(installation.classArchives(), home.folder("classes"));
            var context = new HubContext(installation, home, ports, secrets, archives, options);
            new HubFile(context.url(), context.mqttUri(), ports.ports()).write(home);
            return new Hub(context, records, new PartLogs(home.resolve("logs"), Clock.systemUTC()));
        } catch (IOException e) {
            throw new Refused(
                    "The hub in %s cannot be prepared: %s.".formatted(home.path(), e.getMessage()),
                    e);
        }
    }

    /**
     * Starts the hub and returns when the JVM is told to end.
     *
     * @throws PartFailed if a part does not start; everything is stopped again by then
     */
    void run(HomeLock lock, PrintStream out) throws PartFailed, InterruptedException {
        var started = System.nanoTime();
        lock.describe(context.url());
        out.printf("Chengyun starts in %s%n", context.home().path());
        var board = board(out);
        var disk =
                new DiskWatch(context.home().path(), context.options().diskReserve(), board::say);
        var supervisor = new Supervisor(parts, logs, records, board, disk::hasRoomToStart);
        var failed = new AtomicBoolean();
        Runnable stop =
                () -> {
                    context.archives().stop();
                    disk.stop();
                    supervisor.stop();
                };
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, failed), "stop"));
        try {
            supervisor.start();
            board.leave();
            disk.start();
            announce(out, Duration.ofNanos(System.nanoTime() - started));
            context.archives().makeMissing();
            new CountDownLatch(1).await();
        } finally {
            failed.set(true);
            stop.run();
        }
    }

    /**
     * Stops for good. A JVM that a signal ends says 128 and the signal's number, which service
     * managers take for a failure; an orderly stop is none.
     */
    private static void end(Runnable stop, AtomicBoolean failed) {
        stop.run();
        if (!failed.get()) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void announce(PrintStream out, Duration after) {
        out.printf("Chengyun is ready: %s%n", context.url());
        out.printf(
                "  Started in %s. Devices connect to %s%n",
                Words.seconds(after), context.mqttTlsUri().orElse(context.mqttUri()));
        out.printf("  The generated passwords are in %s%n", context.home().passwordFile());
        out.printf("  Ctrl-C stops it.%n");
        out.flush();
    }

    private Board board(PrintStream out) {
        return Terminal.isPresent()
                ? new TerminalBoard(out, parts.stream().map(Part::name).toList())
                : new PlainBoard(out);
    }

    private static Optional<TlsKeystore> keystore(HubHome home, Secrets secrets, HubWishes wishes) {
        if (!wishes.tls()) {
            return Optional.empty();
        }
        var own = wishes.keystore();
        if (own != null) {
            var password = System.getenv().getOrDefault("CHENGYUN_TLS_KEYSTORE_PASSWORD", "");
            return Optional.of(TlsKeystore.own(own, password));
        }
        return Optional.of(TlsKeystore.generated(home, secrets, MachineNames.of(wishes.bind())));
    }
}
