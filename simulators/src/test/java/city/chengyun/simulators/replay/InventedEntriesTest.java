package city.chengyun.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.intake.replay.LogEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventedEntriesTest {

    private static final String YAML =
            "{kind: bus, adcode: '130102', time: {columns: [t]}, device: {column: d}, properties:"
                    + " {speed: {column: v}}}";

    @TempDir private Path folder;

    @Test
    void takesTheTimesOfTheValuesAndTicksWithEachAndNotBetween() throws Exception {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), YAML);
        Path csv =
                Files.writeString(
                        folder.resolve("bus.csv"),
                        """
                        t,d,v
                        2026-01-01T00:00:00Z,one,1
                        2026-01-01T00:00:00Z,two,2
                        2026-01-01T01:00:00Z,one,3
                        2026-01-01T00:30:00Z,two,4
                        """);
        var source = new CsvSource(csv, CsvMapping.read(mapping), DeviceCatalog.load());

        List<LogEntry> entries = new ArrayList<>();
        try (var cursor = source.entries()) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                entries.add(next.get());
            }
        }

        assertThat(entries)
                .extracting(entry -> entry instanceof LogEntry.Tick ? "tick" : topic(entry))
                .containsExactly("tick", "one", "two", "tick", "one", "two");
        assertThat(IsolatedPlan.of(source))
                .returns(4L, IsolatedPlan::messages)
                .returns(1_767_225_600_000L, IsolatedPlan::firstAt)
                .returns(1_767_229_200_000L, IsolatedPlan::lastAt);
    }

    private static String topic(LogEntry entry) {
        return DeviceTopic.parse(((LogEntry.Message) entry).topic())
                .orElseThrow()
                .deviceId()
                .value();
    }
}
