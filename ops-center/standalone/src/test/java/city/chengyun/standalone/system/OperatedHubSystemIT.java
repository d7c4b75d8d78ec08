package city.chengyun.standalone.system;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.chengyun.standalone.home.HubHome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * What somebody who runs a hub does with it and to it: reaches it over TLS, starts it twice, loses
 * a part, stops it, and makes another one of its backup.
 */
@Timeout(value = 10, unit = MINUTES)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Order(3)
class OperatedHubSystemIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LONG = Duration.ofMinutes(3);

    private final RunningHub hub = SharedHub.get();
    private final HubSession engineer = HubSession.logIn(hub, "engineer");
    private final Registered gauge =
            Registered.gauge(engineer, SharedHub.freshId("operated-gauge"));
    private final String lowGauge = SharedHub.freshId("operated-low");

    @Test
    void peopleReachItByHttpsUnderItsOwnCertificate() {
        assertThat(hub.url()).startsWith("https://localhost:");
        assertThat(engineer.get("/api/session").path("username").asString()).isEqualTo("engineer");
    }

    @Test
    void aDeviceThatTrustsTheCertificateSpeaksMqttOverTls() {
        deliverOverTls(hub, 0.31);

        await().atMost(LONG).until(() -> isLatest(engineer, 0.31));
    }

    @Test
    void mqttWithoutTlsIsSpokenOnThisMachineOnly() throws Exception {
        // Another of this machine's addresses: a listener on 127.0.0.1 does not answer there.
        var other = "127.0.0.2";
        try (var tls = new Socket(other, hub.port("MQTT_TLS"))) {
            assertThat(tls.isConnected()).isTrue();
        }

        assertThatThrownBy(() -> new Socket(other, hub.mqttPort()).close())
                .isInstanceOf(ConnectException.class);
        gauge.client(hub).deliver(gauge.telemetry(), pressureNow(0.32));
    }

    @Test
    void aSecondStartOnTheSameHomeSaysThatItRunsAndTouchesNothing() {
        var parts = hub.parts();

        var second = Launcher.run("--home", hub.home());
        var fresh = Launcher.run("--home", hub.home(), "--fresh", "--yes");

        assertThat(List.of(second, fresh))
                .allSatisfy(
                        refused -> {
                            assertThat(refused.exitCode()).isEqualTo(1);
                            assertThat(refused.output().lines())
                                    .singleElement()
                                    .asString()
                                    .contains("is already running", hub.url());
                        });
        assertThat(hub.parts()).isEqualTo(parts);
        assertThat(parts.values()).allMatch(ProcessHandle::isAlive);
    }

    @Test
    void aBusyPortIsNamedAndNothingIsLeftRunning() {
        var home = RunningHub.homeCalled("busy");
        var port = hub.port("HTTP");

        var refused = Launcher.run("--home", home, "--port", port, "--no-simulation");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output().strip())
                .isEqualTo("Port " + port + " is busy; choose another with --port.");
        assertThat(home.resolve("run")).isEmptyDirectory();
    }

    @Test
    void aPartThatWasKilledAndOneThatHangsAreBack() throws Exception {
        var before = hub.parts();
        var app = before.get("app");
        var broker = before.get("broker");
        assertThat(List.of(app, broker)).allMatch(ProcessHandle::isAlive);

        app.destroyForcibly();
        suspend(broker);

        deliverOverTls(hub, 0.33);
        await().atMost(LONG).ignoreExceptions().until(() -> isLatest(engineer, 0.33));
        assertThat(broker.isAlive()).isFalse();
        assertThat(hub.parts()).hasSameSizeAs(before).doesNotContainValue(broker);
        assertThat(hub.output())
                .contains("app        ended with code 137")
                .contains("broker     does not answer any more");
    }

    /** Stops the hub of all tests: the last one of the last class. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aHubMadeOfItsBackupKnowsWhatItKnew() throws Exception {
        var low = Registered.gauge(engineer, lowGauge);
        var kept = lowFor(Duration.ofSeconds(60));
        low.client(hub).deliver(low.telemetry(), kept);
        await().atMost(LONG).until(() -> !alerts(engineer).isEmpty());
        var acknowledgement = alerts(engineer).get(0).path("id").asString() + "/acknowledgement";
        HubSession.logIn(hub, "duty")
                .post(200, "/api/alerts/" + acknowledgement, Map.of("note", "on my way"));
        await().atMost(LONG).until(() -> new History(hub).rows(lowGauge).size() == 13);
        var rows = new History(hub).rows(lowGauge);
        var noted = ledgerHead(Launcher.run("ledger", "verify", "--home", hub.home()));

        assertThat(hub.stop()).isZero();

        assertThat(hub.processes()).isEmpty();
        assertThat(hub.home().resolve("run")).isEmptyDirectory();
        assertThat(hub.output())
                .containsSubsequence("broker     stopped", "kafka      stopping")
                .containsSubsequence("history    stopped", "questdb    stopping")
                .containsSubsequence("app        stopped", "postgres   stopping");

        try (var restored = RunningHub.startOn(replacedByItsBackup(), SharedHub.OPTIONS)) {
            var duty = HubSession.logIn(restored, "duty");
            assertThat(alerts(duty))
                    .singleElement()
                    .returns("duty", alert -> alert.path("acknowledgedBy").asString())
                    .returns("on my way", alert -> alert.path("acknowledgementNote").asString());
            assertThat(new History(restored).rows(lowGauge))
                    .containsExactlyInAnyOrderElementsOf(rows);
            var verified =
                    Launcher.run(
                            "ledger",
                            "verify",
                            "--home",
                            restored.home(),
                            "--at",
                            noted[0],
                            "--expect",
                            noted[1]);
            assertThat(verified.exitCode()).as(verified.output()).isZero();
            deliverOverTls(restored, 0.34);
            await().atMost(LONG).until(() -> isLatest(duty, 0.34));
        }
    }

    /**
     * Backs the stopped hub up and takes its home away, so that nothing is found there any more.
     */
    private Path replacedByItsBackup() throws IOException {
        var file = hub.home().resolveSibling("operated.backup");
        Files.deleteIfExists(file);
        var fresh = Launcher.run("--home", hub.home(), "--fresh");
        assertThat(fresh.output()).contains("Add --yes to delete " + hub.home());
        assertThat(fresh.exitCode()).isEqualTo(1);
        assertThat(Launcher.run("backup", "--home", hub.home(), file)).returns(0, Ended::exitCode);
        var gone = RunningHub.homeCalled("gone");
        HubHome.delete(gone);
        Files.deleteIfExists(gone);
        Files.move(hub.home(), gone);
        var home = RunningHub.homeCalled("restored");
        assertThat(Launcher.run("restore", "--home", home, file, "--fresh", "--yes"))
                .returns(0, Ended::exitCode);
        return home;
    }

    /** Number and hash, as an auditor notes them. */
    private static String[] ledgerHead(Ended verified) {
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        return verified.output().strip().replaceFirst("(?s).* head is ", "").split(" ", 2);
    }

    private void deliverOverTls(RunningHub to, double pressure) {
        gauge.client(to).overTls(to).deliver(gauge.telemetry(), pressureNow(pressure));
    }

    private boolean isLatest(HubSession session, double pressure) {
        var latest = session.get("/api/devices/" + gauge.id()).path("latest");
        return latest.path("pressure").path("value").asDouble() == pressure;
    }

    private static String pressureNow(double pressure) {
        return observation(CLOCK.millis(), pressure);
    }

    /** What a gauge that was offline has kept: one low value each five seconds until now. */
    private static String lowFor(Duration time) {
        var now = CLOCK.millis();
        return IntStream.rangeClosed(0, (int) time.dividedBy(Duration.ofSeconds(5)))
                .mapToObj(i -> observation(now - time.toMillis() + i * 5_000L, 0.05))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String observation(long ts, double pressure) {
        return "{\"ts\": %d, \"v\": {\"pressure\": %s}}".formatted(ts, pressure);
    }

    private List<JsonNode> alerts(HubSession session) {
        return session.get("/api/alerts?status=all&size=100&device=" + lowGauge)
                .path("items")
                .valueStream()
                .filter(alert -> alert.path("ruleId").asString().equals("pipe-pressure-low"))
                .toList();
    }

    private static void suspend(ProcessHandle process) throws Exception {
        var kill = new ProcessBuilder("sh", "-c", "kill -STOP " + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }
}
