package city.chengyun.opscenter.cases.engine;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.party.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a case may stand.
 *
 * @param code like {@code VERIFYING}, unique within the definition
 * @param name what people call it
 * @param kind whether there is something to do
 * @param roles who has the next step; the case is among "mine" for these
 * @param clocked whether the time limit runs here
 * @param milestone what entering this stage for the first time means for the figures
 */
public record Stage(
        String code,
        LocalizedText name,
        Kind kind,
        List<Role> roles,
        boolean clocked,
        @Nullable Milestone milestone) {

    /** Kinds of stages. */
    public enum Kind {
        /** Somebody has to do something. */
        ACTIVE,
        /** Put aside for a reason (挂账): open, but nobody is waited for. */
        PAUSED,
        /** Done and closed. */
        DONE,
        /** Ended without having been one. */
        VOID
    }

    /** Steps that the figures count (GB/T 30428.4). */
    public enum Milestone {
        /** 立案. */
        FILED,
        /** 派遣: from here on a department should handle it. */
        DISPATCHED,
        /** 处置: the department says that it is done. */
        HANDLED,
        /** 结案. */
        CLOSED
    }

    /** Checks and copies. */
    public Stage {
        Required.text(code, "code");
        Required.value(name, "name");
        Required.value(kind, "kind");
        roles = Required.any(roles);
        if (clocked && kind != Kind.ACTIVE) {
            throw new IllegalArgumentException(
                    "stage %s is %s, and only in an ACTIVE one a clock runs".formatted(code, kind));
        }
    }

    /** Whether a case in this stage is not over. */
    public boolean isOpen() {
        return switch (kind) {
            case ACTIVE, PAUSED -> true;
            case DONE, VOID -> false;
        };
    }
}
