package city.chengyun.opscenter.cases.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What counts for a step and is not part of the state.
 *
 * @param deeds who has done what in this case
 * @param alertLasts whether a linked alert lasts
 * @param alertClearedAt when the last of the linked alerts was over, epoch milliseconds; null
 *     without one
 * @param photo whether an image was attached since the case entered its stage
 */
public record CaseFacts(
        Set<Deed> deeds, boolean alertLasts, @Nullable Long alertClearedAt, boolean photo) {

    /** Of a case that nobody has done anything with. */
    public static final CaseFacts NONE = new CaseFacts(Set.of(), false, null, false);

    /**
     * Somebody did something.
     *
     * @param who user name
     * @param action what
     */
    public record Deed(String who, String action) {}

    /** Copies. */
    public CaseFacts {
        deeds = Set.copyOf(deeds);
    }

    boolean hasDone(String who, Iterable<String> actions) {
        for (String action : actions) {
            if (deeds.contains(new Deed(who, action))) {
                return true;
            }
        }
        return false;
    }
}
