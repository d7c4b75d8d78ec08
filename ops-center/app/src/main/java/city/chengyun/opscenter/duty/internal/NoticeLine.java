package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.escalation.Medium;
import org.jspecify.annotations.Nullable;

/**
 * What was told to somebody, or why not. Times are epoch milliseconds.
 *
 * @param id increases with time
 * @param alert which alert
 * @param occasion why
 * @param byWhom user name of who assigned or mentioned, null for the hub
 * @param by over what
 * @param recipient user name, empty for nobody in particular
 * @param at when it was due
 * @param result how it went
 * @param reason why it failed or was held back
 * @param tries how often it was tried
 * @param settledAt when it was clear how it went
 * @param readAt when its recipient had seen it, in the app only
 */
public record NoticeLine(
        long id,
        String alert,
        Occasion occasion,
        @Nullable String byWhom,
        Medium by,
        String recipient,
        long at,
        NoticeTable.Result result,
        @Nullable String reason,
        int tries,
        @Nullable Long settledAt,
        @Nullable Long readAt) {

    /** Why somebody is told. */
    public enum Occasion {
        /** It waits for somebody. */
        WAITS,
        /** They are to see to it. */
        ASSIGNED,
        /** A comment names them. */
        MENTIONED
    }
}
