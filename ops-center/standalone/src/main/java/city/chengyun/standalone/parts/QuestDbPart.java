package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Service;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The time-series store. */
final class QuestDbPart {

    static final String NAME = "questdb";

    /** What every batch that is written has to say, a gigabyte a day, is left out. */
    private static final String LOGGING =
            """
            writers=stdout
            w.stdout.class=io.questdb.log.LogConsoleWriter
            w.stdout.level=ERROR,CRITICAL,ADVISORY
            """;

    private static final int HEAP_MEGABYTES = 256;

    private QuestDbPart() {}

    static Part of(HubContext hub) {
        var folder = hub.home().folder(NAME);
        var classPath = hub.installation().questDbClassPath();
        return new Part(
                NAME,
                JavaCommand.withHeap(HEAP_MEGABYTES)
                        .options("--add-exports=java.base/jdk.internal.math=ALL-UNNAMED")
                        .options(hub.classSharing(NAME, classPath))
                        .main(classPath, "io.questdb.ServerMain", "-d", folder.toString()),
                Map.of("MALLOC_ARENA_MAX", "2"),
                Set.of(),
                () -> prepare(hub, folder),
                HttpProbe.of(
                        hub.http(Service.QUESTDB_HTTP) + "/exec?query=select%201",
                        hub.http(Service.QUESTDB_HEALTH) + "/status"),
                StopSignal.TERM);
    }

    private static void prepare(HubContext hub, Path folder) throws IOException {
        var configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("server.conf"), configuration(hub));
        Files.writeString(configuration.resolve("log.conf"), LOGGING);
    }

    private static String configuration(HubContext hub) {
        // 256K pages: the default reserves 16 MB for each column and each index of each open
        // partition. With its telemetry only switched off, QuestDB would still make its tables.
        // The "min" server has a thread of its own: it answers however long queries take.
        // Threads without work give the processor back after ten looks, not after thousands: a city
        // writes all the time, so they would never come to rest, and others wait behind them.
        return """
        telemetry.enabled=false
        telemetry.disable.completely=true
        http.net.bind.to=%s
        http.min.net.bind.to=%s
        http.min.worker.count=1
        http.min.worker.nap.threshold=10
        http.min.worker.sleep.threshold=100
        pg.net.bind.to=%s
        line.tcp.enabled=false
        shared.worker.count=2
        shared.worker.nap.threshold=10
        shared.worker.sleep.threshold=1000
        wal.apply.worker.nap.threshold=10
        wal.apply.worker.sleep.threshold=1000
        cairo.writer.data.append.page.size=256K
        cairo.wal.writer.data.append.page.size=256K
        cairo.writer.data.index.value.append.page.size=256K
        """
                .formatted(
                        hub.address(Service.QUESTDB_HTTP),
                        hub.address(Service.QUESTDB_HEALTH),
                        hub.address(Service.QUESTDB_POSTGRES));
    }
}
