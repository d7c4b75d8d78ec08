package city.chengyun.cityjob.history;

import static city.chengyun.cityjob.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RepairOrderTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private static RepairOrder of(long minute, long lastTs) {
        RepairOrder.Builder builder = new RepairOrder.Builder();
        builder.minute(minute);
        return builder.build(new RowVersion(lastTs, 7, lastTs));
    }

    @Test
    void wantsTheMinutesThatWereAskedForWithTheirHours() {
        RepairOrder order = of(T0 + 59 * MINUTE, T0);

        assertThat(order.wants(T0 + 59 * MINUTE)).isTrue();
        assertThat(order.wants(T0)).isFalse();
        assertThat(order.wants(T0 + HOUR + 59 * MINUTE)).isFalse();
        assertThat(order.hours().keySet()).containsExactly(T0);
    }

    @Test
    void waitsForTheNewerRowWhenItIsJoined() {
        RepairOrder joined = of(T0, 1).missed().plus(of(T0 + HOUR, 2));

        assertThat(joined.wants(T0)).isTrue();
        assertThat(joined.wants(T0 + HOUR)).isTrue();
        assertThat(joined.last().ts()).isEqualTo(2);
        assertThat(joined.misses()).isZero();
    }

    @Test
    void survivesACheckpoint() throws IOException {
        RepairOrder order = of(T0, 1).plus(of(T0 - 5 * HOUR, 2)).missed();
        RepairOrder.Format format = new RepairOrder.Format();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        format.write(order, new DataOutputStream(bytes));

        assertThat(format.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(order);
    }
}
