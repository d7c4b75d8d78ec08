package city.chengyun.simulators.replay;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alerts of a run as JSON Lines: the last word on each, in order of onset. */
final class AlertFile {

    private AlertFile() {}

    /**
     * Creates the file.
     *
     * @return how many alerts there are
     * @throws IOException if there is a file already, or it cannot be written
     */
    static int write(Path file, Collection<AlertEvent> events) throws IOException {
        Map<String, AlertEvent> newest = new HashMap<>();
        for (AlertEvent event : events) {
            newest.merge(
                    event.alertId().value(),
                    event,
                    (one, other) -> other.revision() > one.revision() ? other : one);
        }
        List<AlertEvent> alerts =
                newest.values().stream()
                        .sorted(
                                Comparator.comparingLong(AlertEvent::onset)
                                        .thenComparing(event -> event.alertId().value()))
                        .toList();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
            for (AlertEvent alert : alerts) {
                out.write(ContractJson.toText(alert));
                out.write('\n');
            }
        }
        return alerts.size();
    }
}
