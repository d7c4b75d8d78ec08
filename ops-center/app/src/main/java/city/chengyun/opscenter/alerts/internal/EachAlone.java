package city.chengyun.opscenter.alerts.internal;

import city.chengyun.opscenter.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What became of the same act on many alerts.
 *
 * @param done the alerts that it was done to
 * @param refused the others, each with the code of its problem
 */
record EachAlone(List<String> done, Map<String, String> refused) {

    /** Acts on each alert for itself: one that is refused stops no other. */
    static EachAlone run(List<String> ids, Consumer<String> act) {
        List<String> done = new ArrayList<>();
        Map<String, String> refused = new LinkedHashMap<>();
        for (String id : new LinkedHashSet<>(ids)) {
            try {
                act.accept(id);
                done.add(id);
            } catch (Problem problem) {
                refused.put(id, problem.code());
            }
        }
        return new EachAlone(done, refused);
    }
}
