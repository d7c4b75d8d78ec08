package city.chengyun.opscenter;

import static org.awaitility.Awaitility.await;

import city.chengyun.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The application as a process of its own, to be killed. */
final class AppProcess implements AutoCloseable {

    private final Process process;
    private final URI uri;

    private AppProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts it and waits until it is ready. */
    static AppProcess start(Map<String, String> environment) {
        int port = Ports.free();
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx300m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OpsCenter.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        Path.of("target", "app-process.log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        try {
            AppProcess app =
                    new AppProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(90)).until(app::isReady);
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("the app ended; see target/app-process.log");
        }
        try {
            HttpRequest health =
                    HttpRequest.newBuilder(uri.resolve("/actuator/health"))
                            .timeout(Duration.ofSeconds(2))
                            .build();
            return HttpClient.newHttpClient().send(health, BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    URI uri() {
        return uri;
    }

    /** Ends it as a crash would. */
    void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        kill();
    }
}
