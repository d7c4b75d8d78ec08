package city.chengyun.simulators.city;

import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.QualityFlag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What makes one device depart from its usual behaviour for a while.
 *
 * @param envelope when and how strongly
 * @param reportEvery how often the device reports meanwhile, in addition to its usual reports (加报)
 * @param effect what changes
 */
public record Disturbance(Envelope envelope, @Nullable Duration reportEvery, Effect effect) {

    /** Refuses an interval that is not positive. */
    public Disturbance {
        if (reportEvery != null && (reportEvery.isZero() || reportEvery.isNegative())) {
            throw new IllegalArgumentException("reportEvery must be positive: " + reportEvery);
        }
    }

    /** What changes at the device. */
    public sealed interface Effect {

        /** A number moves from its usual value to a target as the envelope rises. */
        record Toward(String property, double target) implements Effect {}

        /** A value is replaced while the envelope is above half. */
        record Becomes(String property, ObservedValue value) implements Effect {}

        /** The device says nothing. */
        record Silent() implements Effect {}

        /** All values stay as they were when the disturbance began. */
        record Stuck() implements Effect {}

        /** All values carry a quality flag. */
        record Flagged(QualityFlag flag) implements Effect {}

        /** The device sends one event when the disturbance begins. */
        record Emits(String eventType) implements Effect {}
    }
}
