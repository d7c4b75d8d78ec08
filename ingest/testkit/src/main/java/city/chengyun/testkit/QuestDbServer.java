package city.chengyun.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** QuestDB as a process of its own, from its jar, with empty data and telemetry off. */
public final class QuestDbServer extends ManagedServer {

    private final int httpPort;
    private final int pgPort;

    private QuestDbServer(Backend backend, TestFolder data, int httpPort, int pgPort) {
        super("QuestDB", backend, data, () -> answers(httpPort));
        this.httpPort = httpPort;
        this.pgPort = pgPort;
    }

    /**
     * Starts a server on free loopback ports and waits until it answers a query.
     *
     * @throws IllegalStateException with the end of its log if it does not come up
     */
    public static QuestDbServer start() {
        var data = TestFolder.create("questdb");
        var ports = Ports.free(2);
        var httpPort = ports.get(0);
        data.write("conf/server.conf", configuration(httpPort, ports.get(1)));
        var command =
                List.of(
                        LocalProcess.java(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--add-exports=java.base/jdk.internal.math=ALL-UNNAMED",
                        "-cp",
                        ServerLib.classPath(),
                        "io.questdb.ServerMain",
                        "-d",
                        data.path().toString());
        var process = new LocalProcess(command, Map.of(), LogFile.create("questdb"));
        return started(new QuestDbServer(process, data, httpPort, ports.get(1)));
    }

    /** Line protocol ({@code /write}) and SQL ({@code /exec}) over HTTP. */
    public String httpUrl() {
        return "http://127.0.0.1:" + httpPort;
    }

    /** The PostgreSQL wire port; user {@link #user()}, password {@link #password()}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/qdb".formatted(pgPort);
    }

    public String user() {
        return "admin";
    }

    public String password() {
        return "quest";
    }

    private static String configuration(int httpPort, int pgPort) {
        return """
        telemetry.enabled=false
        http.net.bind.to=127.0.0.1:%d
        http.min.enabled=false
        pg.net.bind.to=127.0.0.1:%d
        line.tcp.enabled=false
        shared.worker.count=2
        cairo.writer.data.append.page.size=256K
        """
                .formatted(httpPort, pgPort);
    }

    private static boolean answers(int httpPort) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/exec?query=select%%201"
                                                .formatted(httpPort)))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
