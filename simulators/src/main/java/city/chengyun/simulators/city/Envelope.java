package city.chengyun.simulators.city;

import java.time.Duration;

/**
 * How strongly something acts over time: rises, holds, falls.
 *
 * @param startMillis epoch milliseconds when it begins to rise
 * @param attack how long it rises
 * @param hold how long it acts fully
 * @param release how long it falls
 */
public record Envelope(long startMillis, Duration attack, Duration hold, Duration release) {

    public Envelope {
        if (attack.isNegative() || hold.isNegative() || release.isNegative()) {
            throw new IllegalArgumentException("an envelope cannot run backwards");
        }
    }

    /** Epoch milliseconds when it has fallen to nothing. */
    public long endMillis() {
        return startMillis + attack.toMillis() + hold.toMillis() + release.toMillis();
    }

    /** Whether it acts at all. */
    public boolean covers(long timeMillis) {
        return timeMillis >= startMillis && timeMillis < endMillis();
    }

    /** 0 (not at all) to 1 (fully). */
    public double at(long timeMillis) {
        long age = timeMillis - startMillis;
        long falling = age - attack.toMillis() - hold.toMillis();
        if (age < 0 || !covers(timeMillis)) {
            return 0;
        }
        if (falling > 0) {
            return 1 - falling / (double) release.toMillis();
        }
        return age < attack.toMillis() ? age / (double) attack.toMillis() : 1;
    }
}
