package city.chengyun.contract.command;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device answers to a command.
 *
 * @param id that of the command
 * @param state how far it is
 * @param reason why it was refused or failed, in words
 * @param result what came of it, for instance the new opening
 */
public record CommandReply(
        String id, State state, @Nullable String reason, @Nullable Map<String, Object> result) {

    /** How far a device is with a command. */
    public enum State {
        /** Understood and begun; another reply follows. */
        ACCEPTED,
        /** It is as was ordered. */
        DONE,
        /** Not begun: the device may or can not. */
        REFUSED,
        /** Begun and not brought to its end. */
        FAILED
    }

    private static final int MAX_ID = 64;

    /** Checks. */
    public CommandReply {
        requireNonNull(id, "id is null");
        requireNonNull(state, "state is null");
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("id must have 1 to 64 characters");
        }
    }

    /** The device has begun. */
    public static CommandReply accepted(String id) {
        return new CommandReply(id, State.ACCEPTED, null, null);
    }

    /** It is done, and this came of it. */
    public static CommandReply done(String id, Map<String, Object> result) {
        return new CommandReply(id, State.DONE, null, result);
    }

    /** The device does not do it. */
    public static CommandReply refused(String id, String reason) {
        return new CommandReply(id, State.REFUSED, reason, null);
    }
}
