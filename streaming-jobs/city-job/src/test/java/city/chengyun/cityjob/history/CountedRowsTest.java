package city.chengyun.cityjob.history;

import static city.chengyun.cityjob.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountedRowsTest {

    private static final int MINUTE = 60_000;

    private CountedRows rows = new CountedRows();

    private static CountedRows overACheckpoint(CountedRows rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rows.writeTo(new DataOutputStream(bytes));
        return CountedRows.readFrom(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void knowsExactlyWhatWasAddedInAnyOrderOverCheckpointsAndCopies() throws IOException {
        Random random = new Random(42);
        int[] parts = {0, 1, -1, "pressure".hashCode(), Integer.MIN_VALUE};
        Set<List<Long>> added = new HashSet<>();

        for (int i = 0; i < 2_000; i++) {
            long ts = T0 + random.nextInt(5 * MINUTE);
            int part = parts[random.nextInt(parts.length)];
            boolean isNew = added.add(List.of(ts, (long) part));
            assertThat(rows.contains(ts, part)).isEqualTo(!isNew);
            if (isNew) {
                rows.add(ts, part);
            }
            if (i % 100 == 0) {
                rows = i % 200 == 0 ? overACheckpoint(rows) : rows.copy();
            }
        }

        for (List<Long> row : added) {
            assertThat(rows.contains(row.get(0), row.get(1).intValue())).isTrue();
        }
    }

    @Test
    void knowsTheMinutesThatItHasRowsOf() {
        rows.add(T0 + 1, 7);
        rows.add(T0 + 2 * MINUTE, 7);

        assertThat(rows.knows(T0 + MINUTE - 1)).isTrue();
        assertThat(rows.knows(T0 + MINUTE)).isFalse();
        assertThat(rows.knows(T0 + 2 * MINUTE)).isTrue();
    }

    @Test
    void goesOnWithAnOlderMinuteWhenTheNewestIsForgotten() {
        rows.add(T0, 7);
        rows.add(T0 + MINUTE, 7);
        rows.forget(T0 + MINUTE);

        rows.add(T0 + 1, 7);
        rows.add(T0 + 2 * MINUTE, 7);

        assertThat(rows.knows(T0 + MINUTE)).isFalse();
        assertThat(rows.contains(T0, 7)).isTrue();
        assertThat(rows.contains(T0 + 1, 7)).isTrue();
    }

    @Test
    void forgetsMinutesThatAreOver() {
        rows.add(T0, 7);
        rows.add(T0 + MINUTE, 7);
        rows.add(T0 + 2 * MINUTE, 7);

        rows.forgetBefore(T0 + MINUTE + 1);

        assertThat(rows.knows(T0)).isFalse();
        assertThat(rows.knows(T0 + MINUTE)).isTrue();
    }

    @Test
    void aRegularDeviceCostsFewBytes() throws IOException {
        for (int second = 0; second < 60; second++) {
            rows.add(T0 + second * 1_000L, "pressure".hashCode());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        rows.writeTo(new DataOutputStream(bytes));

        assertThat(bytes.size()).isLessThan(3 * 60);
    }

    @Test
    void aDeviceThatSpeaksTooOftenCostsNoMoreThanTheBound() throws IOException {
        for (int i = 0; i < 3 * MINUTE; i++) {
            rows.add(T0 + i, i % 2);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        rows.writeTo(new DataOutputStream(bytes));

        assertThat(bytes.size()).isLessThan(CountedRows.MAX_BYTES + 100);
        assertThat(rows.knows(T0 + 3 * MINUTE - 1)).as("not wholly known, so unknown").isFalse();
    }
}
