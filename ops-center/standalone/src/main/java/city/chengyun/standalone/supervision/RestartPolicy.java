package city.chengyun.standalone.supervision;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether and when a part that ended is started again: at once after a long life, with a
 * doubling pause after short ones, and not at all after too many short ones in a row. Not
 * thread-safe; one per part.
 */
final class RestartPolicy {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A part that ran for this long had started properly. */
    static final Duration LONG_LIFE = Duration.ofMinutes(1);

    private final int mostShortLives;
    private int shortLives;

    RestartPolicy(int mostShortLives) {
        this.mostShortLives = mostShortLives;
    }

    /**
     * The pause before the next start, or empty to give up.
     *
     * @param life how long the part ran
     */
    Optional<Duration> afterEnd(Duration life) {
        shortLives = life.compareTo(LONG_LIFE) >= 0 ? 1 : shortLives + 1;
        if (shortLives > mostShortLives) {
            return Optional.empty();
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(shortLives - 1, 10));
        return Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
