package city.chengyun.opscenter.warnings.internal;

import java.util.List;
import java.util.Optional;

/**
 * A warning: its messages, of which the last published one counts.
 *
 * @param id identity
 * @param revision grows with every change
 * @param messages in their order, at least one
 */
record Warning(String id, int revision, List<WarningMessage> messages) {

    /** What the public is told now; also after it was lifted. */
    Optional<WarningMessage> published() {
        return messages.stream()
                .filter(WarningMessage::isPublished)
                .reduce((earlier, later) -> later);
    }

    /** What is being written or waits for approval. */
    Optional<WarningMessage> open() {
        return messages.stream().filter(WarningMessage::isOpen).findFirst();
    }

    WarningMessage last() {
        return messages.get(messages.size() - 1);
    }

    WarningState state(long now) {
        Optional<WarningMessage> published = published();
        if (published.isEmpty()) {
            return switch (last().state()) {
                case DRAFT -> WarningState.DRAFT;
                case SUBMITTED -> WarningState.SUBMITTED;
                default -> WarningState.DROPPED;
            };
        }
        if (published.get().type() == WarningMessage.Type.CANCEL) {
            return WarningState.LIFTED;
        }
        return published.get().content().expires() <= now
                ? WarningState.EXPIRED
                : WarningState.ACTIVE;
    }
}
