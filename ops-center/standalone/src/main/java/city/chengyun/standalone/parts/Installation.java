package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Refused;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the build has put the programs of the hub.
 *
 * @param root the root of the source tree
 */
public record Installation(Path root) {

    private static final String STANDALONE = "ops-center/standalone";

    /** The one that the launcher itself was built in. */
    public static Installation current() {
        try {
            var jar =
                    Path.of(
                            Installation.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return new Installation(jar.resolve("../../../..").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class path of a plain module: its jar and what it needs. */
    String classPath(String module, String artifact) {
        var target = root.resolve(module).resolve("target");
        return classPath(
                List.of(target.resolve(artifact + ".jar")), List.of(target.resolve("lib")));
    }

    String simulatorClassPath() {
        return classPath("simulators", "chengyun-simulators");
    }

    /** The class path of the jobs, which bring Flink along. */
    String jobClassPath() {
        var target = root.resolve("streaming-jobs/city-job/target");
        return classPath(
                List.of(target.resolve("chengyun-city-job.jar")),
                List.of(target.resolve("lib"), target.resolve("flink-lib")));
    }

    String kafkaClassPath() {
        return classPath(List.of(), List.of(standalone("kafka-lib")));
    }

    String questDbClassPath() {
        return classPath(List.of(), List.of(standalone("questdb-lib")));
    }

    /** The folder of PostgreSQL's programs. */
    Path postgresBin() {
        return standalone("postgres/bin");
    }

    Path appJar() {
        return required(root.resolve("ops-center/app/target/app/chengyun-app.jar"));
    }

    /** The class path of the app with what its jar names. */
    String appJars() {
        return classPath(List.of(appJar()), List.of(appJar().resolveSibling("lib")));
    }

    /** Where class archives are kept: with the build, which they belong to. */
    public Path classArchives() {
        return root.resolve(STANDALONE).resolve("target/class-archives");
    }

    /** The JDK's own program of that name. */
    public static String jdkProgram(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private Path standalone(String name) {
        return required(root.resolve(STANDALONE).resolve("target").resolve(name));
    }

    private static String classPath(List<Path> jars, List<Path> folders) {
        var path = new StringBuilder();
        jars.forEach(jar -> path.append(required(jar)).append(':'));
        folders.forEach(folder -> path.append(required(folder)).append("/*:"));
        return path.substring(0, path.length() - 1);
    }

    private static Path required(Path path) {
        if (!Files.exists(path)) {
            throw new Refused(path + " is missing; build the hub with ./run.");
        }
        return path;
    }
}
