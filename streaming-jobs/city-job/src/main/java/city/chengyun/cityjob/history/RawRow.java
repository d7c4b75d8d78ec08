package city.chengyun.cityjob.history;

import java.util.Map;
import java.util.Set;

/**
 * A raw row as the store holds it, as far as windows need it.
 *
 * @param part tells rows of the same time apart
 * @param receivedAt receive time of the message that wrote it last, epoch milliseconds
 * @param counted numbers that take part in windows, by property
 * @param uncounted properties whose numbers do not, because of their quality
 */
public record RawRow(
        long ts, String part, long receivedAt, Map<String, Double> counted, Set<String> uncounted) {

    public RawRow {
        counted = Map.copyOf(counted);
        uncounted = Set.copyOf(uncounted);
    }
}
