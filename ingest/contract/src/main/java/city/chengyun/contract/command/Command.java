package city.chengyun.contract.command;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order to a device. It may arrive twice: whoever has seen the id answers and does nothing more.
 *
 * @param id tells commands apart; 1 to 64 characters
 * @param name what to do, from the catalogue
 * @param args its parameters by code
 * @param device whose command it is, for gateways; null where the topic says it
 * @param issuedAt when it was given, epoch milliseconds; null where nobody keeps it
 * @param deadline after this the device ignores it, epoch milliseconds
 */
public record Command(
        String id,
        String name,
        Map<String, Object> args,
        @Nullable String device,
        @Nullable Long issuedAt,
        Long deadline) {

    private static final int MAX_LENGTH = 64;

    /** Checks and copies. */
    public Command {
        requireText(id, "id");
        requireText(name, "name");
        requireNonNull(deadline, "deadline is null");
        args = args == null ? Map.of() : Map.copyOf(args);
    }

    private static void requireText(String text, String what) {
        requireNonNull(text, what + " is null");
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " must have 1 to 64 characters");
        }
    }
}
