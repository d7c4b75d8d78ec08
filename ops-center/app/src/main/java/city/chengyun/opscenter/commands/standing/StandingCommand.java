package city.chengyun.opscenter.commands.standing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device shall do when a rule raises an alert. Times are epoch milliseconds.
 *
 * @param number identity
 * @param ruleId the rule
 * @param name code of the command in the catalogue
 * @param target the device that gets it; null for the one of the alert
 * @param seconds how long it may take; null for three times as long as usual
 * @param automatic whether the hub gives it without asking; never a dangerous one
 */
public record StandingCommand(
        long number,
        String ruleId,
        String name,
        Map<String, Object> args,
        @Nullable String target,
        @Nullable Integer seconds,
        boolean automatic,
        String madeBy,
        long madeAt) {}
