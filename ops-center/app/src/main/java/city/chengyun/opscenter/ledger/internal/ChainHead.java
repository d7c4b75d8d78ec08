package city.chengyun.opscenter.ledger.internal;

import static java.util.Objects.requireNonNull;

/**
 * The end of a chain. Whoever notes it elsewhere can tell later whether all before it is still what
 * it was.
 *
 * @param seq the place of the last event, 0 before the first; anything else where it was tampered
 *     with
 * @param hash its hash, {@link #GENESIS} before the first
 */
public record ChainHead(long seq, String hash) {

    /** What the first event continues: 64 zeros. */
    public static final String GENESIS = "0".repeat(64);

    /** Checks. */
    public ChainHead {
        requireNonNull(hash, "hash is null");
    }
}
