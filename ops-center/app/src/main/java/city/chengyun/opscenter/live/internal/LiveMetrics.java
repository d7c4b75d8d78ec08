package city.chengyun.opscenter.live.internal;

/** Names of this module's metrics. */
final class LiveMetrics {

    /** Counter: live frames that could not be read. */
    static final String UNREADABLE_FRAMES = "chengyun.live.unreadable.frames";

    /** Gauge: open connections of the live feed. */
    static final String CLIENTS = "chengyun.live.clients";

    /** Counter: clients closed because their alert queue was full. */
    static final String CLOSED_SLOW = "chengyun.live.closed.slow";

    /** Counter: messages sent to clients. */
    static final String SENT = "chengyun.live.sent";

    /** Counter: live frames held back because a client was still busy with the one before. */
    static final String HELD_BACK = "chengyun.live.held.back";

    /** Timer: from the publishing of the hub's probe to a browser's screen. */
    static final String SCREEN_DELAY = "chengyun.screen.delay";

    private LiveMetrics() {}
}
