package city.chengyun.opscenter.incidents.grouping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets incidents keep their numbers while their alerts come, go and change roots. A number stays
 * with the group that has most of its alerts, the first of several; a group that has a right to
 * several numbers keeps that of its root, else the smallest, and the others end in it.
 */
public final class Numbering {

    private Numbering() {}

    /**
     * Which group has which number.
     *
     * @param numbers by position in the list of groups; null where a new one is needed
     * @param merged numbers that end, with the number they end in
     */
    public record Result(List<@Nullable Long> numbers, Map<Long, Long> merged) {

        /** Copies. */
        public Result {
            numbers = Collections.unmodifiableList(new ArrayList<>(numbers));
            merged = Map.copyOf(merged);
        }
    }

    /**
     * Numbers groups.
     *
     * @param groups in their order
     * @param known the number that an alert had
     */
    public static Result number(List<Group> groups, Map<String, Long> known) {
        Map<Long, Integer> owner = owners(groups, known);
        List<@Nullable Long> numbers = new ArrayList<>();
        groups.forEach(group -> numbers.add(null));
        Map<Long, Long> merged = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            @Nullable Long ofRoot = known.get(groups.get(i).root());
            if (ofRoot != null && Objects.equals(owner.get(ofRoot), i)) {
                numbers.set(i, ofRoot);
            }
        }
        // From the smallest number on, so the first one that a group gets is the one it keeps.
        owner.forEach(
                (number, group) -> {
                    @Nullable Long kept = numbers.get(group);
                    if (kept == null) {
                        numbers.set(group, number);
                    } else if (!kept.equals(number)) {
                        merged.put(number, kept);
                    }
                });
        return new Result(numbers, merged);
    }

    private static Map<Long, Integer> owners(List<Group> groups, Map<String, Long> known) {
        Map<Long, Integer> owner = new TreeMap<>();
        Map<Long, Integer> most = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            Map<Long, Integer> counts = new HashMap<>();
            for (Group.Member member : groups.get(i).members()) {
                @Nullable Long number = known.get(member.alert());
                if (number != null) {
                    counts.merge(number, 1, Integer::sum);
                }
            }
            for (Map.Entry<Long, Integer> count : counts.entrySet()) {
                if (count.getValue() > most.getOrDefault(count.getKey(), 0)) {
                    most.put(count.getKey(), count.getValue());
                    owner.put(count.getKey(), i);
                }
            }
        }
        return owner;
    }
}
