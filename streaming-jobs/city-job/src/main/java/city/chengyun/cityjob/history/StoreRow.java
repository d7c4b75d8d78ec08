package city.chengyun.cityjob.history;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A row of the store: the same measurement, device, part and time are the same row.
 *
 * @param measurement table
 * @param device tag
 * @param district tag, division code
 * @param part tag that tells rows of the same device and time apart
 * @param ts epoch milliseconds
 * @param fields column to {@code Double}, {@code Long}, {@code Boolean} or {@code String}; not
 *     empty, not to be changed
 */
public record StoreRow(
        String measurement,
        String device,
        String district,
        String part,
        long ts,
        Map<String, Object> fields) {

    public StoreRow {
        requireNonNull(measurement, "measurement is null");
        requireNonNull(device, "device is null");
        requireNonNull(district, "district is null");
        requireNonNull(part, "part is null");
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a row has fields");
        }
    }
}
