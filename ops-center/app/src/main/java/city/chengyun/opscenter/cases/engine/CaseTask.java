package city.chengyun.opscenter.cases.engine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A task of a case.
 *
 * @param code of its definition
 * @param openedAt when it began, epoch milliseconds
 * @param doneBy who completed it; null while it is open
 * @param doneAt when
 * @param note what they said
 */
public record CaseTask(
        String code,
        long openedAt,
        @Nullable String doneBy,
        @Nullable Long doneAt,
        @Nullable String note) {

    static CaseTask open(String code, long now) {
        return new CaseTask(code, now, null, null, null);
    }

    /** Whether nobody has completed it. */
    @JsonIgnore
    public boolean isOpen() {
        return doneBy == null;
    }
}
