package city.chengyun.opscenter.commands.internal;

import city.chengyun.opscenter.commands.machine.CommandState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code device_command}. Times are epoch milliseconds.
 *
 * @param name code of the command in the catalogue
 * @param alertId the alert whose rule wanted it
 * @param reason the device's words, where it refused or failed
 * @param result what came of it
 */
record StoredCommand(
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
        @Nullable Map<String, Object> result) {}
