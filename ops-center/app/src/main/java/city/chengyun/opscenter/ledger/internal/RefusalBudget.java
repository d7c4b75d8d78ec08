package city.chengyun.opscenter.ledger.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many failures and refusals of one actor the ledger keeps: {@value #PER_HOUR} an hour, the
 * rest is counted. Names that no account has are all one actor to it, so whatever is tried, from
 * however many addresses, the ledger grows by no more than that for each account and once for all
 * others. Thread-safe.
 */
final class RefusalBudget {

    static final int PER_HOUR = 120;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, Spent> byActor = new HashMap<>();

    /**
     * @param since when this actor's hour began
     * @param kept in this hour
     * @param skipped since the last one that was kept
     */
    private record Spent(Instant since, int kept, int skipped) {}

    /**
     * Whether to keep one more.
     *
     * @return how many of this actor were skipped since the last one that was kept; empty if this
     *     one is to be skipped
     */
    synchronized OptionalInt admit(String actor, Instant now) {
        Spent spent = byActor.getOrDefault(actor, new Spent(now, 0, 0));
        if (!now.isBefore(spent.since().plus(HOUR))) {
            spent = new Spent(now, 0, spent.skipped());
        }
        if (spent.kept() >= PER_HOUR) {
            byActor.put(actor, new Spent(spent.since(), spent.kept(), spent.skipped() + 1));
            return OptionalInt.empty();
        }
        byActor.put(actor, new Spent(spent.since(), spent.kept() + 1, 0));
        return OptionalInt.of(spent.skipped());
    }
}
