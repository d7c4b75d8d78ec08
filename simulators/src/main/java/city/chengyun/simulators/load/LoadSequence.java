package city.chengyun.simulators.load;

import city.chengyun.simulators.load.LoadMessage.Kind;

/** The endless sequence of messages: devices in turn, with mischief if wanted. Not thread-safe. */
final class LoadSequence {

    private static final long HALF_AN_HOUR_MILLIS = 30 * 60_000L;

    /** What comes after how many messages of a device; the rest is plain. */
    private static final Kind[] MISCHIEF = {
        Kind.PLAIN,
        Kind.SIBLING,
        Kind.PLAIN,
        Kind.CORRECTION,
        Kind.PLAIN,
        Kind.DUPLICATE,
        Kind.PLAIN,
        Kind.LATE
    };

    private final LoadMessage[] last;
    private final int[] counts;
    private final boolean mischief;
    private long sent;
    private final long firstSeq;

    /**
     * Begins a sequence.
     *
     * @param startMillis epoch milliseconds; sequence numbers grow from run to run through it
     */
    LoadSequence(int devices, boolean mischief, long startMillis) {
        this.last = new LoadMessage[devices];
        this.counts = new int[devices];
        this.mischief = mischief;
        this.firstSeq = startMillis * 1_000;
    }

    LoadMessage next(long nowMillis) {
        int device = (int) (sent++ % counts.length);
        LoadMessage before = last[device];
        int count = counts[device]++;
        Kind kind = mischief ? MISCHIEF[count % MISCHIEF.length] : Kind.PLAIN;
        LoadMessage message =
                before == null
                        ? new LoadMessage(device, firstSeq, nowMillis, Kind.PLAIN)
                        : after(before, kind, nowMillis);
        last[device] = message;
        return message;
    }

    private static LoadMessage after(LoadMessage before, Kind kind, long nowMillis) {
        long seq = before.seq() + 1;
        return switch (kind) {
            case PLAIN -> new LoadMessage(before.device(), seq, nowMillis, Kind.PLAIN);
            case SIBLING, CORRECTION -> new LoadMessage(before.device(), seq, before.ts(), kind);
            case DUPLICATE -> new LoadMessage(before.device(), before.seq(), before.ts(), kind);
            case LATE ->
                    new LoadMessage(before.device(), seq, nowMillis - HALF_AN_HOUR_MILLIS, kind);
        };
    }
}
