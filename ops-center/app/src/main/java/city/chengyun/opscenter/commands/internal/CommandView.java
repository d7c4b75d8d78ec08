package city.chengyun.opscenter.commands.internal;

import city.chengyun.opscenter.commands.machine.CommandState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command as it is shown. Times are epoch milliseconds.
 *
 * @param alertId the alert whose rule wanted it
 * @param story what happened, oldest first
 */
public record CommandView(
        String id,
        String deviceId,
        String name,
        Map<String, Object> args,
        boolean dangerous,
        CommandState state,
        String issuedBy,
        long issuedAt,
        long deadline,
        @Nullable String caseNumber,
        @Nullable String alertId,
        @Nullable Long finishedAt,
        @Nullable String reason,
        @Nullable Map<String, Object> result,
        List<CommandEvent> story) {

    static CommandView of(StoredCommand one, List<CommandEvent> story) {
        return new CommandView(
                one.id(),
                one.deviceId(),
                one.name(),
                one.args(),
                one.dangerous(),
                one.state(),
                one.issuedBy(),
                one.issuedAt(),
                one.deadline(),
                one.caseNumber(),
                one.alertId(),
                one.finishedAt(),
                one.reason(),
                one.result(),
                story);
    }
}
