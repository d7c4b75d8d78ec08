package city.chengyun.opscenter.commands.standing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a standing command came to for one alert. Times are epoch milliseconds.
 *
 * @param standing number of the standing command
 * @param deviceId the device that is to obey
 * @param name code of the command in the catalogue
 * @param automatic whether the hub gave it without asking
 * @param commandId the command that was given
 * @param reason why it was declined, or could not be given
 */
public record ProposedCommand(
        long standing,
        String alertId,
        String deviceId,
        String name,
        Map<String, Object> args,
        @Nullable Integer seconds,
        boolean automatic,
        State state,
        @Nullable String commandId,
        @Nullable String decidedBy,
        @Nullable Long decidedAt,
        @Nullable String reason) {

    /** What was decided. */
    public enum State {
        /** Nothing yet: it waits for a duty officer as long as the alert lasts. */
        PROPOSED,
        /** It became a command. */
        GIVEN,
        /** A duty officer did not want it. */
        DECLINED,
        /** The hub could not give it; a duty officer still may. */
        FAILED
    }

    /** Whether somebody may still decide. */
    public boolean isOpen() {
        return state == State.PROPOSED || state == State.FAILED;
    }
}
