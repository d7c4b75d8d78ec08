package city.chengyun.standalone.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of all modules, without tests. */
final class ProjectClasses {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of(
                    "ingest/contract",
                    "ingest/intake",
                    "ingest/broker",
                    "ingest/bridge",
                    "streaming-jobs/rules",
                    "streaming-jobs/lineprotocol",
                    "streaming-jobs/city-job",
                    "geo",
                    "simulators",
                    "ops-center/app",
                    "ops-center/standalone");

    private ProjectClasses() {}

    /**
     * Reads them.
     *
     * @throws IllegalStateException if a module is not compiled: rules that see less than
     *     everything hold nothing
     */
    static JavaClasses read() {
        var folders =
                MODULES.stream()
                        .map(module -> ROOT.resolve(module).resolve("target/classes"))
                        .toList();
        for (var folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException(folder + " is missing; compile all modules first");
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }
}
