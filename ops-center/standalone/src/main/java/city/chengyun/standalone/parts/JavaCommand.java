package city.chengyun.standalone.parts;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds the command line of a part that runs on the JVM. Options in the environment variable
 * {@code CHENGYUN_JVM_OPTIONS}, separated by blanks, are added to each.
 */
final class JavaCommand {

    private static final List<String> FLINK =
            List.of(
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED");

    private final List<String> command = new ArrayList<>();

    private JavaCommand(int heapMegabytes) {
        command.add(Installation.jdkProgram("java"));
        command.add("-Xmx" + heapMegabytes + "m");
        // One machine shared by nine JVMs: the collector with the smallest footprint.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.awt.headless=true");
        command.add("-Dfile.encoding=UTF-8");
        var ofUser = System.getenv().getOrDefault("CHENGYUN_JVM_OPTIONS", "").strip();
        command.addAll(ofUser.isEmpty() ? List.of() : List.of(ofUser.split("\\s+")));
    }

    static JavaCommand withHeap(int megabytes) {
        return new JavaCommand(megabytes);
    }

    /**
     * For parts that many people wait for and few messages pass through: the app is ready after a
     * third of the processor time, and its code takes half of the memory.
     */
    JavaCommand startsQuickly() {
        command.add("-XX:TieredStopAtLevel=1");
        return this;
    }

    JavaCommand options(String... options) {
        return options(List.of(options));
    }

    JavaCommand options(List<String> options) {
        command.addAll(options);
        return this;
    }

    JavaCommand opensForFlink() {
        command.addAll(FLINK);
        return this;
    }

    List<String> main(String classPath, String mainClass, String... arguments) {
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    List<String> jar(String jar, String... arguments) {
        command.add("-jar");
        command.add(jar);
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
