package city.chengyun.cityjob.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenMessagesTest {

    private static final long LATENESS = 1_000;

    private SeenMessages seen = new SeenMessages();

    private boolean add(long receivedAt, long ts, long discriminator) {
        return seen.add(receivedAt, ts, discriminator, LATENESS);
    }

    @Test
    void knowsWhatItHasSeenWhateverTheOrder() {
        assertThat(add(10, 100, 1)).isTrue();
        assertThat(add(11, 90, 2)).isTrue();
        assertThat(add(12, 110, Long.MIN_VALUE)).isTrue();

        assertThat(add(13, 90, 2)).isFalse();
        assertThat(add(13, 110, Long.MIN_VALUE)).isFalse();
        assertThat(add(13, 100, 2)).isTrue();
    }

    @Test
    void forgetsAfterTheLateness() {
        add(0, 100, 1);
        add(500, 200, 1);

        assertThat(add(1_001, 100, 1)).isTrue();
        assertThat(add(1_002, 200, 1)).isFalse();
    }

    @Test
    void agreesWithAPlainMapOverRestarts() throws Exception {
        Random random = new Random(1);
        Map<Long, Long> plain = new HashMap<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(4);
            long ts = now - random.nextInt(300);
            long key = ts * 4 + random.nextInt(3);
            Long known = plain.get(key);
            boolean fresh = known == null || known < now - LATENESS;
            assertThat(add(now, ts, key)).isEqualTo(fresh);
            if (fresh) {
                plain.put(key, now);
            }
            if (i % 500 == 0) {
                seen = i % 1_000 == 0 ? restored() : new SeenMessages.Format().copy(seen);
            }
        }
    }

    @Test
    void isBoundedForADeviceThatNeverGetsItsTimeRight() throws Exception {
        for (int i = 0; i < 3 * SeenMessages.MAX_ENTRIES; i++) {
            add(i / 100, i, i);
        }

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SeenMessages.Format().write(seen, new DataOutputStream(bytes));
        assertThat(bytes.size()).isLessThan(SeenMessages.MAX_ENTRIES * 8);
    }

    private SeenMessages restored() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SeenMessages.Format format = new SeenMessages.Format();
        format.write(seen, new DataOutputStream(bytes));
        return format.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
