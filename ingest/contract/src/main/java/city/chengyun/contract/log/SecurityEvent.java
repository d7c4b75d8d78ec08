package city.chengyun.contract.log;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A refused connection or publish; the record of the security topic.
 *
 * @param subject who was refused: credential id as claimed, at most 64 characters
 * @param action what was attempted, for instance {@code mqtt.connect} or {@code mqtt.publish}
 * @param reason stable code, for instance {@code BAD_SECRET}
 * @param object what it was attempted on, for instance a topic
 * @param address network address of the peer
 * @param at when, epoch milliseconds
 */
public record SecurityEvent(
        String subject,
        String action,
        String reason,
        @Nullable String object,
        @Nullable String address,
        long at) {

    public SecurityEvent {
        requireNonNull(subject, "subject is null");
        requireNonNull(action, "action is null");
        requireNonNull(reason, "reason is null");
    }
}
