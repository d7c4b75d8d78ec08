package city.chengyun.contract.observation;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened once at a device: a button pressed, a door opened.
 *
 * @param ts phenomenon time, epoch milliseconds
 * @param seq strictly increasing per device where the device counts
 * @param type what happened, 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 * @param values further values, may be empty; unmodifiable
 */
public record DeviceEvent(
        long ts, @Nullable Long seq, String type, SortedMap<String, ObservedValue> values) {

    public DeviceEvent {
        requireNonNull(type, "type is null");
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
