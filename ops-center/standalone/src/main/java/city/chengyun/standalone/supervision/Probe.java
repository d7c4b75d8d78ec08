package city.chengyun.standalone.supervision;

/**
 * How to see what a part is doing. Never throws and answers within a few seconds: no answer from
 * the part means no.
 */
@FunctionalInterface
public interface Probe {

    /** The part does its work; asked again and again until it says yes. */
    boolean isReady();

    /**
     * The part answers at all, if only that it is not ready, for instance because another one is
     * away; asked for as long as it runs.
     */
    default boolean answers() {
        return isReady();
    }
}
