package city.chengyun.opscenter.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveClientTest {

    private static final DeviceId ONE = DeviceId.of("one");
    private static final DeviceId TWO = DeviceId.of("two");

    private final RecordingWire wire = new RecordingWire();
    private final LiveClient client =
            new LiveClient(
                    new Account("duty", "值班员", Set.of(Role.DUTY_OFFICER)), "session", wire, 3, 0);

    @Test
    void sendsAlertsInOrderOneAtATime() {
        client.sendUrgent(Frame.of("a"));
        client.sendUrgent(Frame.of("b"));

        assertThat(wire.sent).containsExactly("a");
        wire.complete();
        assertThat(wire.sent).containsExactly("a", "b");
    }

    @Test
    void closesABrowserThatCannotKeepUpInsteadOfDroppingAnAlert() {
        IntStream.range(0, 5).forEach(i -> client.sendUrgent(Frame.of("alert-" + i)));

        assertThat(wire.closedWith).isEqualTo(LiveClient.TOO_SLOW);
        assertThat(wire.sent).containsExactly("alert-0");
    }

    @Test
    void keepsOnlyTheNewestOfEachDeviceForASlowBrowser() {
        client.sendUrgent(Frame.of("busy"));

        assertThat(devices(List.of(ONE, TWO))).isTrue();
        assertThat(devices(List.of(ONE))).isTrue();
        wire.complete();

        assertThat(devices(List.of())).isFalse();
        assertThat(wire.sent).containsExactly("busy", "[one,two]");
    }

    @Test
    void sendsAlertsBeforeCounts() {
        client.sendUrgent(Frame.of("a"));
        client.sendCounts(Frame.of("old counts"));
        client.sendCounts(Frame.of("counts"));
        client.sendUrgent(Frame.of("b"));

        wire.complete();
        wire.complete();
        wire.complete();

        assertThat(wire.sent).containsExactly("a", "b", "counts");
    }

    @Test
    void aBrowserAnswersEachWordOfTheProbeOnceAndNoneThatItWasNotSent() {
        client.sendProbe(Frame.of("first"), 1_000);
        wire.complete();
        client.sendProbe(Frame.of("second"), 2_000);

        assertThat(client.onSeen(3_000)).isFalse();
        assertThat(client.onSeen(2_000)).isTrue();
        assertThat(client.onSeen(1_000)).as("late, but what it is late by counts").isTrue();
        assertThat(client.onSeen(1_000)).isFalse();
    }

    @Test
    void theOldestWordOfTheProbeThatWaitsIsTheOneThatIsSent() {
        client.sendUrgent(Frame.of("busy"));
        client.sendProbe(Frame.of("old"), 1_000);
        client.sendProbe(Frame.of("new"), 2_000);
        wire.complete();

        assertThat(wire.sent).containsExactly("busy", "old");
        assertThat(client.onSeen(2_000)).isFalse();
    }

    @Test
    void aWordOfTheProbeWaitsForTheTurnAndTheOldestIsTheOneThatIsSent() {
        client.holdProbe(Frame.of("old"), 1_000);
        client.holdProbe(Frame.of("new"), 2_000);
        assertThat(wire.sent).isEmpty();
        client.note(List.of(ONE));
        devices(List.of());
        client.sendHeldProbe();
        wire.complete();

        assertThat(wire.sent).containsExactly("[one]", "old");
    }

    @Test
    void theSameCountsAreToldOnce() {
        Frame counts = Frame.of("counts");
        client.sendCounts(counts);
        wire.complete();
        client.sendCounts(counts);

        assertThat(wire.sent).containsExactly("counts");
    }

    @Test
    void sendsALongQueueThroughAWireThatIsDoneAtOnce() {
        RecordingWire instant = new RecordingWire();
        instant.atOnce = true;
        LiveClient fast = new LiveClient(client.account(), "session", instant, 100_000, 0);

        IntStream.range(0, 50_000).forEach(i -> fast.sendUrgent(Frame.of("alert")));

        assertThat(instant.sent).hasSize(50_000);
    }

    @Test
    void splitsWhatDoesNotFitIntoOneFrame() {
        List<DeviceId> many =
                IntStream.range(0, 300).mapToObj(i -> DeviceId.of("device-" + i)).toList();

        client.note(many);
        boolean waiting =
                client.sendDevices(id -> Frame.of("x".repeat(1_000)), LiveClientTest::listed);
        wire.complete();
        client.sendDevices(id -> Frame.of("x".repeat(1_000)), LiveClientTest::listed);

        assertThat(waiting).isTrue();
        assertThat(wire.sent).hasSize(2).allMatch(frame -> frame.length() < 100_000);
    }

    private boolean devices(List<DeviceId> changed) {
        client.note(changed);
        return client.sendDevices(id -> Frame.of(id.value()), LiveClientTest::listed);
    }

    private static Frame listed(List<Frame> parts) {
        return Frame.join("[", parts, "]");
    }

    private static final class RecordingWire implements ClientWire {

        private final List<String> sent = new ArrayList<>();
        private boolean atOnce;
        private int closedWith;
        private @Nullable Done pending;

        @Override
        public void send(Frame frame, Done done) {
            sent.add(frame.toString());
            if (atOnce) {
                done.sent(true);
            } else {
                pending = done;
            }
        }

        void complete() {
            Done done = pending;
            pending = null;
            if (done != null) {
                done.sent(true);
            }
        }

        @Override
        public void close(int code, String reason) {
            closedWith = code;
        }
    }
}
