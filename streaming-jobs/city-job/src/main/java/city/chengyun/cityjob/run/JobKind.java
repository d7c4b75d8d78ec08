package city.chengyun.cityjob.run;

import java.time.Duration;

/** The two jobs. */
public enum JobKind {
    /** Rules, alerts and live state: small state, quick to come back. */
    JUDGE(Duration.ofSeconds(2), Duration.ofMinutes(1)),
    /** Rows for the store: a checkpoint flushes the store and waits while it is away. */
    HISTORY(Duration.ofSeconds(10), Duration.ofMinutes(10));

    private final Duration checkpointInterval;
    private final Duration checkpointTimeout;

    JobKind(Duration checkpointInterval, Duration checkpointTimeout) {
        this.checkpointInterval = checkpointInterval;
        this.checkpointTimeout = checkpointTimeout;
    }

    Duration checkpointInterval() {
        return checkpointInterval;
    }

    Duration checkpointTimeout() {
        return checkpointTimeout;
    }
}
