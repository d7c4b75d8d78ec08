package city.chengyun.intake.replay;

import java.util.regex.Pattern;

/**
 * Name of an isolated run; what belongs to the run begins with it.
 *
 * @param value 1 to 32 of a-z, 0-9 and hyphens
 */
public record RunName(String value) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    public RunName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a run's name is 1 to 32 of a-z, 0-9 and hyphens, not '" + value + "'");
        }
    }

    /** Put before the names of the log's topics and consumer groups. */
    public String topicPrefix() {
        return "replay." + value + ".";
    }

    /** Put before the names of the store's tables. */
    public String storePrefix() {
        return "replay_" + value + "_";
    }

    @Override
    public String toString() {
        return value;
    }
}
