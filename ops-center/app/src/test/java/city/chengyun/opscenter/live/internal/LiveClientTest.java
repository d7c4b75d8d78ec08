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
        client.sendUrgent("a");
        client.sendUrgent("b");

        assertThat(wire.sent).containsExactly("a");
        wire.complete();
        assertThat(wire.sent).containsExactly("a", "b");
    }

    @Test
    void closesABrowserThatCannotKeepUpInsteadOfDroppingAnAlert() {
        IntStream.range(0, 5).forEach(i -> client.sendUrgent("alert-" + i));

        assertThat(wire.closedWith).isEqualTo(LiveClient.TOO_SLOW);
        assertThat(wire.sent).containsExactly("alert-0");
    }

    @Test
    void keepsOnlyTheNewestOfEachDeviceForASlowBrowser() {
        client.sendUrgent("busy");

        assertThat(devices(List.of(ONE, TWO))).isTrue();
        assertThat(devices(List.of(ONE))).isTrue();
        wire.complete();

        assertThat(devices(List.of())).isFalse();
        assertThat(wire.sent).containsExactly("busy", "[one, two]");
    }

    @Test
    void sendsAlertsBeforeCounts() {
        client.sendUrgent("a");
        client.sendCounts("old counts");
        client.sendCounts("counts");
        client.sendUrgent("b");

        wire.complete();
        wire.complete();
        wire.complete();

        assertThat(wire.sent).containsExactly("a", "b", "counts");
    }

    @Test
    void aBrowserAnswersEachWordOfTheProbeOnceAndNoneThatItWasNotSent() {
        client.sendProbe("first", 1_000);
        wire.complete();
        client.sendProbe("second", 2_000);

        assertThat(client.onSeen(3_000)).isFalse();
        assertThat(client.onSeen(2_000)).isTrue();
        assertThat(client.onSeen(1_000)).as("late, but what it is late by counts").isTrue();
        assertThat(client.onSeen(1_000)).isFalse();
    }

    @Test
    void theOldestWordOfTheProbeThatWaitsIsTheOneThatIsSent() {
        client.sendUrgent("busy");
        client.sendProbe("old", 1_000);
        client.sendProbe("new", 2_000);
        wire.complete();

        assertThat(wire.sent).containsExactly("busy", "old");
        assertThat(client.onSeen(2_000)).isFalse();
    }

    @Test
    void aWordOfTheProbeWaitsForTheTurnAndTheOldestIsTheOneThatIsSent() {
        client.holdProbe("old", 1_000);
        client.holdProbe("new", 2_000);
        assertThat(wire.sent).isEmpty();
        client.note(List.of(ONE));
        devices(List.of());
        client.sendHeldProbe();
        wire.complete();

        assertThat(wire.sent).containsExactly("[one]", "old");
    }

    @Test
    void theSameCountsAreToldOnce() {
        client.sendCounts("counts");
        wire.complete();
        client.sendCounts("counts");

        assertThat(wire.sent).containsExactly("counts");
    }

    @Test
    void sendsALongQueueThroughAWireThatIsDoneAtOnce() {
        RecordingWire instant = new RecordingWire();
        instant.atOnce = true;
        LiveClient fast = new LiveClient(client.account(), "session", instant, 100_000, 0);

        IntStream.range(0, 50_000).forEach(i -> fast.sendUrgent("alert"));

        assertThat(instant.sent).hasSize(50_000);
    }

    @Test
    void splitsWhatDoesNotFitIntoOneFrame() {
        List<DeviceId> many =
                IntStream.range(0, 300).mapToObj(i -> DeviceId.of("device-" + i)).toList();

        boolean waiting = client.sendDevices(many, id -> "x".repeat(1_000), String::valueOf);
        wire.complete();
        client.sendDevices(List.of(), id -> "x".repeat(1_000), String::valueOf);

        assertThat(waiting).isTrue();
        assertThat(wire.sent).hasSize(2).allMatch(frame -> frame.length() < 100_000);
    }

    private boolean devices(List<DeviceId> changed) {
        return client.sendDevices(changed, DeviceId::value, String::valueOf);
    }

    private static final class RecordingWire implements ClientWire {

        private final List<String> sent = new ArrayList<>();
        private boolean atOnce;
        private int closedWith;
        private @Nullable Done pending;

        @Override
        public void send(String text, Done done) {
            sent.add(text);
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
