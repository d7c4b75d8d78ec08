package city.chengyun.standalone.bench;

import city.chengyun.standalone.parts.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts what is measured and what makes the load.
 *
 * @param root of the source tree
 * @param folder for everything that the programs write
 */
record BenchPrograms(Path root, Path folder) {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final String READY = "Chengyun is ready: ";

    Child mosquitto(int port) throws IOException {
        var configuration = folder.resolve("mosquitto.conf");
        Files.writeString(
                configuration,
                """
                listener %d 127.0.0.1
                allow_anonymous true
                set_tcp_nodelay true
                max_inflight_messages 5000
                max_queued_messages 0
                user root
                """
                        .formatted(port));
        var debian = Path.of("/usr/sbin/mosquitto");
        var program = Files.isExecutable(debian) ? debian.toString() : "mosquitto";
        return start("mosquitto", List.of(program, "-c", configuration.toString()), Map.of())
                .await(START_TIMEOUT, () -> listens(port));
    }

    Child questDb(int port) throws IOException {
        var data = Files.createDirectories(folder.resolve("questdb"));
        Files.writeString(
                Files.createDirectories(data.resolve("conf")).resolve("server.conf"),
                """
                telemetry.enabled=false
                http.net.bind.to=127.0.0.1:%d
                http.min.enabled=false
                pg.enabled=false
                line.tcp.enabled=false
                shared.worker.count=2
                cairo.writer.data.append.page.size=256K
                """
                        .formatted(port));
        var command =
                List.of(
                        Installation.jdkProgram("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--add-exports=java.base/jdk.internal.math=ALL-UNNAMED",
                        "-cp",
                        root.resolve("ops-center/standalone/target/questdb-lib") + "/*",
                        "io.questdb.ServerMain",
                        "-d",
                        data.toString());
        var store = new Store("http://127.0.0.1:" + port);
        return start("questdb", command, Map.of()).await(START_TIMEOUT, store::answers);
    }

    /**
     * @param more options of {@code ./run}
     */
    Child hub(Path home, String... more) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                root.resolve("run").toString(),
                                "--home",
                                home.toString(),
                                "--fresh",
                                "--yes",
                                "--port",
                                "0",
                                "--mqtt-port",
                                "0"));
        command.addAll(List.of(more));
        var log = folder.resolve("hub.log");
        return start("hub", command, Map.of()).await(START_TIMEOUT, () -> contains(log, READY));
    }

    /** The load generator; ends by itself after the duration. */
    Child load(
            String mqttUri, int rate, Duration duration, List<String> more, Map<String, String> env)
            throws IOException {
        var target = root.resolve("simulators/target");
        var command =
                new ArrayList<>(
                        List.of(
                                Installation.jdkProgram("java"),
                                "-Xmx512m",
                                "-cp",
                                target.resolve("chengyun-simulators.jar")
                                        + ":"
                                        + target.resolve("lib")
                                        + "/*",
                                "city.chengyun.simulators.Main",
                                "load",
                                "--mqtt",
                                mqttUri,
                                "--rate",
                                Integer.toString(rate),
                                "--duration",
                                duration.toString(),
                                "--prefix",
                                "bench"));
        command.addAll(more);
        return start("load", command, env);
    }

    private Child start(String name, List<String> command, Map<String, String> environment)
            throws IOException {
        return Child.start(name, command, environment, folder.resolve(name + ".log"));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(Path log, String text) {
        try {
            return Files.exists(log) && Files.readString(log).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
