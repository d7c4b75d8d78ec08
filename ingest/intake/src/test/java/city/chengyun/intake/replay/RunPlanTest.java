package city.chengyun.intake.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPlanTest {

    private static final int PARTITIONS = 4;

    private final RunPlan plan = new RunPlan(PARTITIONS);

    @ParameterizedTest
    @ValueSource(strings = {"pipe-1", "pipe-2", "air-station-130102-0007", "x"})
    void aDeviceHasThePartitionThatItHasInTheCity(String device) {
        plan.add(message("city/v1/130102/water/" + device + "/telemetry"));

        int inTheCity = BuiltInPartitioner.partitionForKey(device.getBytes(UTF_8), PARTITIONS);
        assertThat(plan.ends()[inTheCity]).isEqualTo(1);
        assertThat(LongStream.of(plan.ends()).sum()).isEqualTo(1);
    }

    @Test
    void aTickStandsWhereItStoodOrElseEverywhere() {
        plan.add(new LogEntry.Tick(1, "intake-1", 2));
        plan.add(new LogEntry.Tick(2, "recorder", null));
        // Recorded from a log that had more partitions.
        plan.add(new LogEntry.Tick(3, "intake-1", 9));

        assertThat(plan.ends()).containsExactly(2, 2, 3, 2);
    }

    @Test
    void leavesOutWhatAnIntakeWouldNotHaveTaken() {
        plan.add(message("elsewhere"));

        assertThat(plan.ends()).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a_b", "a.b", "0123456789012345678901234567890123"})
    void refusesNamesThatWouldNotStandInTopicsAndTables(String name) {
        assertThatThrownBy(() -> new RunName(name)).hasMessageContaining("a-z, 0-9");
    }

    private static LogEntry message(String topic) {
        return new LogEntry.Message(1, "intake-1", topic, "", new byte[0]);
    }
}
