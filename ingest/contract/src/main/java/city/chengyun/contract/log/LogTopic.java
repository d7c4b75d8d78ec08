package city.chengyun.contract.log;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A topic of the log as it is to be created.
 *
 * @param name topic name
 * @param partitions 1 or more
 * @param config topic configuration beyond the broker's defaults
 */
public record LogTopic(String name, int partitions, Map<String, String> config) {

    public LogTopic {
        requireNonNull(name, "name is null");
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be 1 or more: " + partitions);
        }
        config = Map.copyOf(config);
    }
}
