package city.chengyun.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** Writes a measurement down for people, with the machine that it was made on. */
final class BenchReport {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private BenchReport() {}

    static String table(Measurement found) {
        return String.format(
                Locale.ROOT,
                """
                | what | figure |
                |---|---|
                | whole path: publisher, broker, log, jobs, store | %,.0f messages/s |
                | shortest path: publisher, Mosquitto, client, store, nothing durable between | %,.0f messages/s |
                | whole path as a share of the shortest | %.2f |
                | published to alert in a connected browser, at %,.0f messages/s, median | %.0f ms |
                | the same, 99th percentile of %,d | %.0f ms |
                """
                        + fanOut(found.fanOut()),
                found.wholePath(),
                found.baseline(),
                found.ratio(),
                found.latencyRate(),
                Measurement.percentile(found.alertMillis(), 0.5),
                found.alertMillis().size(),
                Measurement.percentile(found.alertMillis(), 0.99));
    }

    static String fanOut(FanOut.Figures found) {
        return String.format(
                Locale.ROOT,
                """
                | %,d browsers at once, each shown a district of the simulated city: what they cost the app | %.2f cores |
                | what each of them is sent | %.1f kB/s |
                | published to alert in each of them, median | %.0f ms |
                | the same, 99th percentile of %,d | %.0f ms |
                | of them, one in a hundred reads nothing meanwhile: browsers that miss an alert or are told one twice | %d |
                """,
                found.clients(),
                found.cores(),
                found.kilobytesPerClient(),
                Measurement.percentile(found.alertMillis(), 0.5),
                found.alertMillis().size(),
                Measurement.percentile(found.alertMillis(), 0.99),
                found.missed());
    }

    static void write(Path file, Measurement found, LocalDate day) throws IOException {
        Files.writeString(
                file,
                """
                # Benchmarks

                `./bench` writes this file. Load generator, hub and store share the machine; five values per
                message, QoS 1; both paths are measured one after the other in the same run.

                Measured on %s: %s.

                %s\
                """
                        .formatted(day, machine(), table(found)));
    }

    private static String machine() throws IOException {
        var model = field(CPU, "model name");
        var kilobytes = Long.parseLong(field(MEMORY, "MemTotal").replaceAll("[^0-9]", ""));
        return "%d cores of %s, %d GiB, Linux %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        Math.round(kilobytes / 1048576.0),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    private static String field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0 unknown");
    }
}
