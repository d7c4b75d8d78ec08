package city.chengyun.intake;

/** Names of the intake's metrics; Prometheus shows them with underscores and its own suffixes. */
final class IntakeMetrics {

    /** Messages made durable. Tag {@code kind}: the message kind of the topic. */
    static final String MESSAGES = "chengyun.intake.messages";

    /** Messages taken at QoS 0: their publisher never learns whether they were kept. */
    static final String UNPROTECTED = "chengyun.intake.unprotected";

    /**
     * Refused connections, subscriptions and messages. Tag {@code reason}: a RefusalReason code.
     */
    static final String REFUSALS = "chengyun.intake.refusals";

    /** Messages handed to the log and not yet answered. */
    static final String IN_FLIGHT = "chengyun.intake.in.flight";

    /** Time from handing a message to the log until it was durable. */
    static final String APPEND = "chengyun.intake.append";

    /** 1 while the log answered the last ticks, else 0. */
    static final String LOG_REACHABLE = "chengyun.intake.log.reachable";

    /** Bytes free on the disk of the log, where it is watched. */
    static final String DISK_FREE = "chengyun.intake.disk.free";

    /** Credentials known to this process. */
    static final String CREDENTIALS = "chengyun.intake.credentials";

    private IntakeMetrics() {}
}
