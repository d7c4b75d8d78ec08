package city.chengyun.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes those who were just refused wait longer for the answer to their next connection, doubling
 * with each refusal. MQTT 3.1.1 has no way to tell a publisher why it was refused: it is closed,
 * and would otherwise come back with the same message as fast as it can. Thread-safe.
 */
final class ReconnectBrake {

    static final Duration FIRST = Duration.ofMillis(250);
    static final Duration LONGEST = Duration.ofSeconds(4);
    static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    private static final int MAX_TRACKED = 10_000;
    private static final int MAX_DOUBLINGS = 4;

    private final Clock clock;
    private final Map<String, Strikes> strikes = new LeastRecent();

    ReconnectBrake(Clock clock) {
        this.clock = clock;
    }

    /** Notes that somebody was refused. */
    void refused(String who) {
        long now = clock.millis();
        synchronized (strikes) {
            Strikes before = strikes.get(who);
            int count = before == null || before.isForgotten(now) ? 1 : before.count + 1;
            strikes.put(who, new Strikes(count, now));
        }
    }

    /** How long the answer to a connection of theirs is to be held back; zero for most. */
    Duration delay(String who) {
        synchronized (strikes) {
            Strikes found = strikes.get(who);
            if (found == null || found.isForgotten(clock.millis())) {
                return Duration.ZERO;
            }
            Duration delay = FIRST.multipliedBy(1L << Math.min(found.count - 1, MAX_DOUBLINGS));
            return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        }
    }

    private record Strikes(int count, long lastAt) {
        boolean isForgotten(long now) {
            return now - lastAt > FORGOTTEN_AFTER.toMillis();
        }
    }

    /**
     * Forgets whoever was quiet for longest, so that invented user names cannot fill the memory.
     */
    private static final class LeastRecent extends LinkedHashMap<String, Strikes> {

        private static final long serialVersionUID = 1L;

        private LeastRecent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Strikes> eldest) {
            return size() > MAX_TRACKED;
        }
    }
}
