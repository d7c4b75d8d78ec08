package city.chengyun.standalone.parts;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The classes of one program as the JVM keeps them in memory (class data sharing, JEP 310): a start
 * from it neither parses nor verifies them. Its name carries a hash of the jars it was made of; a
 * JVM that finds that it does not fit after all goes on without.
 *
 * @param file where it lies, or will
 * @param classPath what the JVM is given
 */
record ClassArchive(Path file, String classPath) {

    private static final String SUFFIX = ".jsa";
    private static final String ALL_JARS = "/*";
    private static final int KEY_CHARACTERS = 16;

    ClassArchive {
        requireNonNull(file, "file is null");
        requireNonNull(classPath, "classPath is null");
    }

    /**
     * The archive of a program.
     *
     * @param jars all that it loads classes from, as in a class path; may be more than {@code
     *     classPath} says, since jars name others
     */
    static ClassArchive of(Path folder, String program, String classPath, String jars) {
        return new ClassArchive(folder.resolve(program + "-" + key(jars) + SUFFIX), classPath);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Those of the same program with other jars. */
    List<Path> outdated() throws IOException {
        var name = file.getFileName().toString();
        var program = name.substring(0, name.lastIndexOf('-') + 1);
        try (var files = Files.list(file.getParent())) {
            return files.filter(other -> other.getFileName().toString().startsWith(program))
                    .filter(other -> other.toString().endsWith(SUFFIX))
                    .filter(other -> !other.equals(file))
                    .toList();
        }
    }

    /** What the JVM itself checks: the same build, and jars of the same size and time in order. */
    private static String key(String jars) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(System.getProperty("java.vm.version") + File.pathSeparator));
            for (var jar : expanded(jars)) {
                var time = Files.getLastModifiedTime(jar).toMillis();
                digest.update(bytes("%s %d %d\n".formatted(jar, Files.size(jar), time)));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_CHARACTERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In the order of the directory, like the {@code java} command and unlike the JDK's paths. */
    private static List<Path> expanded(String classPath) {
        var jars = new ArrayList<Path>();
        for (var element : classPath.split(File.pathSeparator, -1)) {
            if (element.endsWith(ALL_JARS)) {
                var folder = new File(element.substring(0, element.length() - ALL_JARS.length()));
                for (var name : Objects.requireNonNullElse(folder.list(), new String[0])) {
                    jars.add(folder.toPath().resolve(name));
                }
            } else {
                jars.add(Path.of(element));
            }
        }
        return jars;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
