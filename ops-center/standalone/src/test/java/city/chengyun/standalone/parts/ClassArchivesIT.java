package city.chengyun.standalone.parts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts a real JVM with a program of one class. */
@Timeout(value = 120, unit = SECONDS)
class ClassArchivesIT {

    private static final String FROM_ARCHIVE = "Greeter source: shared objects file";

    @TempDir private Path folder = Path.of("");

    /** The program. */
    static final class Greeter {
        public static void main(String[] arguments) {
            System.out.println("Good morning");
        }
    }

    @BeforeEach
    void buildProgram() throws IOException {
        var entry = Greeter.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(folder.resolve("lib"));
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("lib/a.jar")));
                var in = Greeter.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new ZipEntry(entry));
            in.transferTo(jar);
        }
    }

    @Test
    void theSecondStartReadsItsClassesFromTheArchive() throws Exception {
        assertThat(startOnce()).contains("Good morning").doesNotContain(FROM_ARCHIVE);

        assertThat(startOnce()).contains("Good morning").contains(FROM_ARCHIVE);
    }

    @Test
    void aProgramWithOtherJarsGetsAnArchiveOfItsOwnAndTheOldOneGoes() throws Exception {
        startOnce();
        var old = archives();

        Files.setLastModifiedTime(folder.resolve("lib/a.jar"), FileTime.fromMillis(0));

        assertThat(startOnce()).contains("Good morning").doesNotContain(FROM_ARCHIVE);
        assertThat(archives()).hasSize(1).doesNotContainAnyElementsOf(old);
    }

    @Test
    void aDamagedArchiveIsNoObstacle() throws Exception {
        startOnce();
        var archive = archives().get(0);
        Files.delete(archive);
        Files.writeString(archive, "not an archive");

        assertThat(startOnce()).contains("Good morning").doesNotContain(FROM_ARCHIVE);
    }

    @Test
    void theProgramOfTwoPartsGetsItsArchiveBeforeTheProgramOfOne() throws Exception {
        var archives = new ClassArchives(folder.resolve("archives"), folder);
        start(archives, "alone", "alone");
        start(archives, "shared", "first");
        start(archives, "shared", "second");

        archives.makeMissing();

        var byAge = new ArrayList<>(archives());
        byAge.sort(Comparator.comparing(file -> file.toFile().lastModified()));
        assertThat(byAge)
                .extracting(file -> file.getFileName().toString().split("-", 2)[0])
                .containsExactly("shared", "alone");
    }

    @Test
    void nothingIsLeftOfAnArchiveThatWasGivenUp() throws Exception {
        var archives = new ClassArchives(folder.resolve("archives"), folder);
        start(archives);

        archives.stop();
        archives.makeMissing();

        assertThat(folder.resolve("archives")).isEmptyDirectory();
    }

    /** What a start prints; afterwards the archive is made if there was none. */
    private String startOnce() throws IOException, InterruptedException {
        var archives = new ClassArchives(folder.resolve("archives"), folder);
        var output = start(archives);
        archives.makeMissing();
        return output;
    }

    private String start(ClassArchives archives) throws IOException {
        return start(archives, "greeter", "greeter");
    }

    private String start(ClassArchives archives, String program, String part) throws IOException {
        var classPath = folder.resolve("lib") + "/*";
        var command = new ArrayList<>(List.of(Installation.jdkProgram("java")));
        command.addAll(archives.options(program, part, classPath, classPath));
        command.addAll(List.of("-Xlog:class+load", "-cp", classPath, Greeter.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<Path> archives() throws IOException {
        try (var files = Files.list(folder.resolve("archives"))) {
            return files.toList();
        }
    }
}
