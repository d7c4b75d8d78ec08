package city.chengyun.opscenter.cases.engine;

/**
 * Codes of classes, like {@code event:04/06}: components 部件 and events 事件 with their major and
 * minor class (GB/T 30428.2).
 */
public final class ClassCodes {

    private ClassCodes() {}

    /**
     * Whether a code is the other or stands below it: {@code event:04} covers {@code event:04/06}.
     */
    public static boolean covers(String prefix, String code) {
        return code.equals(prefix)
                || code.startsWith(prefix + "/")
                || code.startsWith(prefix + ":");
    }
}
