package city.chengyun.standalone.system;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bills of materials (CycloneDX) tell what the programs really are made of. */
class BillOfMaterialsSystemIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** A program, and the folders of the libraries that it is started with. */
    enum Program {
        APP("ops-center/app", "app/lib"),
        STANDALONE("ops-center/standalone", "lib", "kafka-lib", "questdb-lib"),
        BROKER("ingest/broker", "lib"),
        BRIDGE("ingest/bridge", "lib"),
        CITY_JOB("streaming-jobs/city-job", "lib", "flink-lib"),
        SIMULATORS("simulators", "lib");

        private final Path target;

        @SuppressWarnings("ImmutableEnumChecker") // Stream.toList is immutable.
        private final List<Path> libraries;

        Program(String module, String... folders) {
            target = ROOT.resolve(module).resolve("target");
            libraries = Arrays.stream(folders).map(target::resolve).toList();
        }

        Path bill() {
            return target.resolve("chengyun-" + target.getParent().getFileName() + ".cdx.json");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLibraryOfAProgramIsInItsBillWithItsHash(Program program) throws IOException {
        Set<String> hashes =
                components(program.bill())
                        .flatMap(component -> elements(component.path("hashes")))
                        .map(hash -> hash.path("content").asString())
                        .collect(toUnmodifiableSet());

        for (Path folder : program.libraries) {
            try (Stream<Path> jars = Files.list(folder)) {
                assertThat(jars.filter(jar -> !isOfTheBuild(jar)))
                        .isNotEmpty()
                        .allSatisfy(jar -> assertThat(hashes).contains(sha256(jar)));
            }
        }
    }

    @Test
    void whatTheBrowserLoadsIsInTheBillOfTheClient() throws IOException {
        JsonNode needed = read(ROOT.resolve("ops-center/web/package.json")).path("dependencies");

        assertThat(components(ROOT.resolve("ops-center/web/target/chengyun-web.cdx.json")))
                .extracting(component -> component.path("name").asString())
                .containsAll(needed.propertyNames());
    }

    /** What Spring Boot's plugin adds to the app's jar so that the build can unpack it. */
    private static boolean isOfTheBuild(Path jar) {
        return jar.getFileName().toString().startsWith("spring-boot-jarmode-tools-");
    }

    private static Stream<JsonNode> components(Path bill) throws IOException {
        JsonNode read = read(bill);
        assertThat(read.path("bomFormat").asString()).isEqualTo("CycloneDX");
        return elements(read.path("components"));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
