package city.chengyun.opscenter.live.web;

/**
 * How many messages a browser may send: {@value #BURST} at once, {@value #PER_SECOND} per second. A
 * person who drags the map stays far below. Used by one thread at a time.
 */
final class MessageLimit {

    static final int BURST = 40;
    static final int PER_SECOND = 10;

    private double tokens = BURST;
    private long lastNanos;
    private boolean used;

    boolean allows(long nowNanos) {
        if (used) {
            double seconds = (nowNanos - lastNanos) / 1e9;
            tokens = Math.min(BURST, tokens + seconds * PER_SECOND);
        }
        used = true;
        lastNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
