package city.chengyun.opscenter.cases.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says with an action; null for nothing.
 *
 * @param note a remark
 * @param reason why
 * @param result what came out
 * @param department whom to give it to
 * @param hours how many more
 */
public record Inputs(
        @Nullable String note,
        @Nullable String reason,
        @Nullable String result,
        @Nullable String department,
        @Nullable Integer hours) {

    /** Nothing. */
    public static final Inputs NONE = new Inputs(null, null, null, null, null);

    /** Those of the inputs that are wanted and not there. */
    List<Input> missing(Iterable<Input> wanted, CaseFacts facts) {
        List<Input> missing = new ArrayList<>();
        for (Input input : wanted) {
            boolean given =
                    switch (input) {
                        case NOTE -> note != null;
                        case REASON -> reason != null;
                        case RESULT -> result != null;
                        case DEPARTMENT -> department != null;
                        case HOURS -> hours != null;
                        case PHOTO -> facts.photo();
                    };
            if (!given) {
                missing.add(input);
            }
        }
        return missing;
    }

    /** What is there and means something to the action, as it is kept in the history. */
    Map<String, Object> data(Action action) {
        Map<String, Object> data = new LinkedHashMap<>();
        put(data, "reason", reason);
        put(data, "result", result);
        if (action.requires().contains(Input.DEPARTMENT)) {
            put(data, "department", department);
        }
        if (action.requires().contains(Input.HOURS)) {
            put(data, "hours", hours);
        }
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
