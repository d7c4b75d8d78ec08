package city.chengyun.standalone.supervision;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process of the hub.
 *
 * @param name what it is called on the screen, and the name of its log file
 * @param command program and arguments
 * @param environment added to the launcher's own
 * @param after the parts that must be ready before this one starts, and that stop after it
 * @param probe tells whether it is ready, and later whether it hangs
 */
public record Part(
        String name,
        List<String> command,
        Map<String, String> environment,
        Set<String> after,
        Preparation preparation,
        Probe probe,
        StopSignal stopSignal) {

    public Part {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("name is not a file name: " + name);
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command is empty");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        after = Set.copyOf(after);
        requireNonNull(preparation, "preparation is null");
        requireNonNull(probe, "probe is null");
        requireNonNull(stopSignal, "stopSignal is null");
    }
}
