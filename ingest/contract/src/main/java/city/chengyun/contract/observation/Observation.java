package city.chengyun.contract.observation;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.LngLat;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a device measured at one instant (OGC SensorThings: Observation).
 *
 * @param ts phenomenon time, epoch milliseconds
 * @param seq strictly increasing per device where the device counts, 0 or more
 * @param values property code to value, 1 to {@value #MAX_VALUES}, sorted by code; unmodifiable
 * @param loc position, for moving things
 */
public record Observation(
        long ts,
        @Nullable Long seq,
        SortedMap<String, ObservedValue> values,
        @Nullable LngLat loc) {

    /** Properties in one observation, at most. */
    public static final int MAX_VALUES = 64;

    public Observation {
        requireNonNull(values, "values is null");
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw new IllegalArgumentException(
                    "an observation has 1 to " + MAX_VALUES + " values, not " + values.size());
        }
        if (seq != null && seq < 0) {
            throw new IllegalArgumentException("seq must be 0 or more: " + seq);
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A single number of normal quality, without sequence or position. */
    public static Observation of(long ts, String property, double value) {
        return new Observation(
                ts,
                null,
                new TreeMap<>(Collections.singletonMap(property, ObservedValue.of(value))),
                null);
    }
}
