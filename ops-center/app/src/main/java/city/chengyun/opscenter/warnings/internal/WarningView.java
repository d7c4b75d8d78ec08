package city.chengyun.opscenter.warnings.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warning as it is shown.
 *
 * @param id identity
 * @param revision to be repeated with a change
 * @param state where it stands
 * @param content what the public is told, else what is being written
 * @param open the message that is being written or waits for approval
 * @param messages all, oldest first
 */
public record WarningView(
        String id,
        int revision,
        WarningState state,
        WarningContent content,
        @Nullable WarningMessage open,
        List<WarningMessage> messages) {

    static WarningView of(Warning warning, long now) {
        return new WarningView(
                warning.id(),
                warning.revision(),
                warning.state(now),
                warning.published().orElseGet(warning::last).content(),
                warning.open().orElse(null),
                warning.messages());
    }
}
