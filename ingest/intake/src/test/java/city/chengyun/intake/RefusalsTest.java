package city.chengyun.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.log.SecurityEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final ManualClock clock = new ManualClock();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<SecurityEvent> events = new ArrayList<>();
    private final Refusals refusals = new Refusals(events::add, clock, meters);

    @Test
    void tellsOfTheFirstRefusalAtOnce() {
        refusals.refuse(RefusalReason.BAD_CREDENTIALS, "pipe-1", "client-1", "10.0.0.7");

        assertThat(events)
                .containsExactly(
                        new SecurityEvent(
                                "pipe-1",
                                "mqtt.connect",
                                "BAD_CREDENTIALS",
                                "client-1",
                                "10.0.0.7",
                                clock.millis()));
    }

    @Test
    void countsRepeatsAndTellsOfThemOnlyNowAndThen() {
        for (int i = 0; i < 1000; i++) {
            refusals.refuse(RefusalReason.ANONYMOUS, "", "client-1", null);
        }
        clock.advance(Refusals.REPEAT_AFTER);
        refusals.refuse(RefusalReason.ANONYMOUS, "", "client-1", null);

        assertThat(events).hasSize(2);
        assertThat(meters.counter(IntakeMetrics.REFUSALS, "reason", "anonymous").count())
                .isEqualTo(1001);
    }

    @Test
    void keepsReasonsAndSubjectsApart() {
        refusals.refuse(RefusalReason.BAD_CREDENTIALS, "pipe-1", "", null);
        refusals.refuse(RefusalReason.BAD_CREDENTIALS, "pipe-2", "", null);
        refusals.refuse(RefusalReason.TOPIC_INVALID, "pipe-1", "", null);

        assertThat(events).hasSize(3);
    }

    @Test
    void writesNothingThatAnAttackerCouldForgeALineWith() {
        refusals.refuse(
                RefusalReason.BAD_CREDENTIALS,
                "x\n2026 INFO fake" + "y".repeat(100),
                "\u0000",
                null);

        assertThat(events.get(0).subject()).hasSize(64).startsWith("x?2026 INFO fake");
        assertThat(events.get(0).object()).isEqualTo("?");
    }

    @Test
    void doesNotTakeAnAbsentLogForAnAttack() {
        refusals.refuse(RefusalReason.UNAVAILABLE, "pipe-1", "", null);

        assertThat(events).isEmpty();
    }

    @Test
    void staysSmallUnderInventedNames() {
        for (int i = 0; i < 30_000; i++) {
            refusals.refuse(RefusalReason.BAD_CREDENTIALS, "name-" + i, "", null);
        }
        clock.advance(Duration.ofMillis(1));
        refusals.refuse(RefusalReason.BAD_CREDENTIALS, "name-0", "", null);

        // The first name was forgotten, so it is reported anew.
        assertThat(events).hasSize(30_001);
    }
}
