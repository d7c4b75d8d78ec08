package city.chengyun.opscenter.warnings.internal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message of a warning, published or on its way.
 *
 * @param number its place in the warning, from 1
 * @param type what it does
 * @param state how far it is
 * @param content what it says
 * @param reason why it was sent back, or why the warning is lifted
 * @param authors everybody who had a hand in it; none of them may approve it
 * @param approver who approved it
 * @param changedAt epoch milliseconds
 * @param identifier in CAP, once published
 * @param sent when it was published, epoch milliseconds
 */
public record WarningMessage(
        int number,
        Type type,
        State state,
        WarningContent content,
        @Nullable String reason,
        List<String> authors,
        @Nullable String approver,
        long changedAt,
        @Nullable String identifier,
        @Nullable Long sent) {

    /** CAP {@code msgType}. */
    public enum Type {
        ALERT,
        UPDATE,
        CANCEL
    }

    /** How far a message is. */
    public enum State {
        DRAFT,
        SUBMITTED,
        PUBLISHED,
        DROPPED
    }

    boolean isOpen() {
        return state == State.DRAFT || state == State.SUBMITTED;
    }

    boolean isPublished() {
        return state == State.PUBLISHED;
    }

    /** The first form of a message. */
    static WarningMessage draft(
            int number, Type type, WarningContent content, String author, long now) {
        return new WarningMessage(
                number, type, State.DRAFT, content, null, List.of(author), null, now, null, null);
    }

    WarningMessage with(State next, @Nullable String why, long now) {
        return new WarningMessage(
                number, type, next, content, why, authors, approver, now, identifier, sent);
    }

    WarningMessage by(String author) {
        List<String> all = Stream.concat(authors.stream(), Stream.of(author)).distinct().toList();
        return new WarningMessage(
                number, type, state, content, reason, all, approver, changedAt, identifier, sent);
    }

    WarningMessage saying(WarningContent next) {
        return new WarningMessage(
                number, type, state, next, reason, authors, approver, changedAt, identifier, sent);
    }

    WarningMessage published(String approvedBy, String as, long now) {
        return new WarningMessage(
                number, type, State.PUBLISHED, content, reason, authors, approvedBy, now, as, now);
    }
}
