package city.chengyun.opscenter.ledger;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One act. When, from where and its place in the chain are added as it is appended.
 *
 * @param actor user name of who acted, or the part of the hub that did
 * @param action what was done, {@code noun.verb-in-the-past}, like {@code alert.acknowledged}
 * @param object what it was done to, {@code kind:id}, like {@code device:pipe-7}; all events of an
 *     object are its stream
 * @param outcome how it ended
 * @param before what the act changed, as it was; null where nothing was
 * @param after the same, as it is now; null where nothing is any more. Never a secret.
 */
public record LedgerEvent(
        String actor,
        String action,
        String object,
        Outcome outcome,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after) {

    /** Checks. */
    public LedgerEvent {
        requireNonNull(actor, "actor is null");
        requireNonNull(action, "action is null");
        requireNonNull(object, "object is null");
        requireNonNull(outcome, "outcome is null");
    }

    /** How an act ended. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** The actor may not do it, or not now. */
        REFUSED,
        /** It was tried and did not succeed. */
        FAILED
    }

    /** Something was done that left this. */
    public static LedgerEvent done(
            String actor, String action, String object, @Nullable Map<String, ?> after) {
        return new LedgerEvent(actor, action, object, Outcome.DONE, null, after);
    }

    /** Something was changed from this to that; what both have alike is left out. */
    public static LedgerEvent changed(
            String actor,
            String action,
            String object,
            Map<String, ?> before,
            Map<String, ?> after) {
        return new LedgerEvent(
                actor,
                action,
                object,
                Outcome.DONE,
                without(before, after),
                without(after, before));
    }

    /** Something was asked for that the actor may not do, or not now. */
    public static LedgerEvent refused(
            String actor, String action, String object, @Nullable Map<String, ?> detail) {
        return new LedgerEvent(actor, action, object, Outcome.REFUSED, null, detail);
    }

    /** Something was tried in vain. */
    public static LedgerEvent failed(
            String actor, String action, String object, @Nullable Map<String, ?> detail) {
        return new LedgerEvent(actor, action, object, Outcome.FAILED, null, detail);
    }

    private static Map<String, ?> without(Map<String, ?> values, Map<String, ?> others) {
        Map<String, Object> different = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> {
                    if (!Objects.equals(value, others.get(name))) {
                        different.put(name, value);
                    }
                });
        return different;
    }
}
