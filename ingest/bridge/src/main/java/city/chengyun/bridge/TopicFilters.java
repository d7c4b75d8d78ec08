package city.chengyun.bridge;

/** Properties of MQTT topic filters (MQTT 5.0, section 4.7). */
final class TopicFilters {

    private static final String MULTI_LEVEL = "#";
    private static final String SINGLE_LEVEL = "+";

    private TopicFilters() {}

    /** Whether wildcards stand alone in their level and the multi-level one at the end. */
    static boolean isValid(String filter) {
        if (filter.isEmpty() || filter.startsWith("$share/")) {
            return false;
        }
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean wildcard = levels[i].contains(MULTI_LEVEL) || levels[i].contains(SINGLE_LEVEL);
            if (wildcard && levels[i].length() > 1) {
                return false;
            }
            if (levels[i].equals(MULTI_LEVEL) && i < levels.length - 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether some topic matches both filters, and would arrive twice. */
    static boolean overlap(String one, String other) {
        String[] a = one.split("/", -1);
        String[] b = other.split("/", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            if (a[i].equals(MULTI_LEVEL) || b[i].equals(MULTI_LEVEL)) {
                return true;
            }
            boolean same = a[i].equals(b[i]);
            if (!same && !a[i].equals(SINGLE_LEVEL) && !b[i].equals(SINGLE_LEVEL)) {
                return false;
            }
        }
        return a.length == b.length || matchesItsParent(a, b) || matchesItsParent(b, a);
    }

    /** {@code a/#} also matches {@code a} itself. */
    private static boolean matchesItsParent(String[] longer, String[] shorter) {
        return longer.length == shorter.length + 1 && longer[longer.length - 1].equals(MULTI_LEVEL);
    }
}
