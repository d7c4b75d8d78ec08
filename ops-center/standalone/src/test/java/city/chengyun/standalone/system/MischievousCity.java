package city.chengyun.standalone.system;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says everything that makes a history difficult: equal times with different properties,
 * corrections, duplicates and data half an hour late. A correction is said once, and only when the
 * original was acknowledged, so that the order of the two is certain. Not thread-safe.
 */
final class MischievousCity {

    private static final Duration LATE = Duration.ofMinutes(30);

    private final List<String> devices;
    private final Clock clock;
    private final Random random = new Random(20_26);
    private final Deque<Said> correctable = new ArrayDeque<>();
    private final Set<Said.Key> seen = new HashSet<>();
    private int acknowledgedBefore;
    private long seq;
    private long lastTs;

    MischievousCity(List<String> devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** What comes next; the acknowledgements seen so far decide what can be corrected. */
    List<Said> next(List<Said> acknowledged) {
        acknowledged.subList(acknowledgedBefore, acknowledged.size()).stream()
                .filter(said -> devices.contains(said.device()) && seen.add(said.key()))
                .forEach(correctable::add);
        acknowledgedBefore = acknowledged.size();
        var device = devices.get(random.nextInt(devices.size()));
        var ordinary = said(device, uniqueTs(), pressure());
        return switch (random.nextInt(10)) {
            case 0 -> List.of(ordinary, said(device, ordinary.ts(), battery()));
            case 1 -> List.of(ordinary, ordinary, ordinary);
            case 2 -> List.of(said(device, uniqueTs() - LATE.toMillis(), pressure()));
            case 3, 4 -> correction(ordinary);
            default -> List.of(ordinary);
        };
    }

    private List<Said> correction(Said instead) {
        var original = correctable.poll();
        if (original == null) {
            return List.of(instead);
        }
        var values = new TreeMap<>(original.values());
        values.replaceAll((property, value) -> value + 0.001);
        var corrected = new ArrayList<Said>();
        corrected.add(said(original.device(), original.ts(), values));
        return corrected;
    }

    private Said said(String device, long ts, SortedMap<String, Double> values) {
        seq++;
        return new Said(device, ts, seq, values);
    }

    private long uniqueTs() {
        lastTs = Math.max(lastTs + 1, clock.millis());
        return lastTs;
    }

    private SortedMap<String, Double> pressure() {
        return new TreeMap<>(Map.of("pressure", 0.3 + random.nextInt(100) / 1000.0));
    }

    private SortedMap<String, Double> battery() {
        return new TreeMap<>(Map.of("battery", 50.0 + random.nextInt(50)));
    }
}
