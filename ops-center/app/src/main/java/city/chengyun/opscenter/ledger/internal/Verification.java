package city.chengyun.opscenter.ledger.internal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What following the chain has shown.
 *
 * @param checked events that continue each other and have the hash that they claim, from the first
 * @param head the end that the ledger remembers; null if it has none any more
 * @param broken where it first departs from what was written, null if it does not
 */
public record Verification(long checked, @Nullable ChainHead head, @Nullable Break broken) {

    /** Whether nothing was found. */
    public boolean intact() {
        return broken == null;
    }

    /**
     * The first departure.
     *
     * @param seq the event that is wrong or missing
     * @param kind what is wrong with it
     */
    public record Break(long seq, Kind kind) {}

    /** What can be wrong with an event. */
    public enum Kind {
        /** It does not say what was written. */
        CHANGED,
        /** It is missing, and later ones are there. */
        REMOVED,
        /** It is not what followed the one before it. */
        REORDERED,
        /** It and all after it are missing. */
        CUT_OFF,
        /** It was added past the end. */
        AFTER_HEAD,
        /** The end of the chain itself is missing. */
        HEAD_MISSING,
        /** The chain fits, but here it had another hash when that was noted: it was made anew. */
        REWRITTEN;

        /** Lower case with hyphens. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
