package city.chengyun.opscenter.log.internal;

/** Names of this module's metrics. */
final class LogMetrics {

    /** Counter, tag {@code topic}: records put aside as poison messages. */
    static final String POISON_MESSAGES = "chengyun.log.poison.messages";

    /** Gauge, tag {@code topic}: records that the app has still to read. */
    static final String LAG = "chengyun.log.lag";

    /** Counter, tag {@code topic}: entries of compacted topics acknowledged by the log. */
    static final String PUBLISHED = "chengyun.log.published";

    private LogMetrics() {}
}
