package city.chengyun.opscenter.ledger.internal;

import city.chengyun.opscenter.ledger.internal.Verification.Break;
import city.chengyun.opscenter.ledger.internal.Verification.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chain from its first row to its head, one row at a time. Whoever changes a row must
 * change the hash of every later one and the head; whoever does even that is found by a head that
 * was noted elsewhere. Not thread-safe.
 */
final class ChainVerifier {

    private final @Nullable ChainHead head;
    private final @Nullable ChainHead noted;
    private long checked;
    private String hash = ChainHead.GENESIS;
    private @Nullable Break broken;

    /**
     * Begins.
     *
     * @param head what the ledger remembers as its end; null if it has none
     * @param noted an end that somebody wrote down earlier
     */
    ChainVerifier(@Nullable ChainHead head, @Nullable ChainHead noted) {
        this.head = head;
        this.noted = noted;
        if (head == null) {
            broken = new Break(0, Kind.HEAD_MISSING);
        }
    }

    /**
     * Checks the next row, in the order of {@code seq}.
     *
     * @return false if something is wrong, so that nothing more need be read
     */
    boolean accept(StoredEvent row) {
        if (broken == null) {
            broken = findBreak(row, checked + 1);
        }
        if (broken == null) {
            checked++;
            hash = row.hash();
        }
        return broken == null;
    }

    private @Nullable Break findBreak(StoredEvent row, long expected) {
        long seq = row.event().seq();
        if (seq != expected) {
            return new Break(expected, seq > expected ? Kind.REMOVED : Kind.REORDERED);
        }
        boolean continues = row.previousHash().equals(hash);
        if (!row.event().hashAfter(hash).equals(row.hash())) {
            return new Break(seq, continues ? Kind.CHANGED : Kind.REORDERED);
        }
        if (!continues) {
            return new Break(seq, Kind.CHANGED);
        }
        if (head != null && seq > head.seq()) {
            return new Break(seq, Kind.AFTER_HEAD);
        }
        if (noted != null && noted.seq() == seq && !noted.hash().equals(row.hash())) {
            return new Break(seq, Kind.REWRITTEN);
        }
        return null;
    }

    /** The result after the last row. */
    Verification finish() {
        return new Verification(checked, head, broken != null ? broken : findBreakAtEnd());
    }

    private @Nullable Break findBreakAtEnd() {
        long known = Math.max(head == null ? 0 : head.seq(), noted == null ? 0 : noted.seq());
        if (checked < known) {
            return new Break(checked + 1, Kind.CUT_OFF);
        }
        return head != null && !head.hash().equals(hash) ? new Break(checked, Kind.CHANGED) : null;
    }
}
