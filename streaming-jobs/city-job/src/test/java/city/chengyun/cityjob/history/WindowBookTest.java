package city.chengyun.cityjob.history;

import static city.chengyun.cityjob.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import city.chengyun.contract.observation.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowBookTest {

    private static final Duration RETENTION = Duration.ofMinutes(70);
    private static final WindowBook.Format FORMAT = new WindowBook.Format();

    private static boolean take(WindowBook book, long ts, double value) {
        return book.take(Observation.of(ts, "pressure", value), ts, RETENTION);
    }

    private static WindowBook read(byte[] bytes) throws IOException {
        return FORMAT.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static List<String> changes(WindowBook book) {
        List<String> changes = new ArrayList<>();
        book.minutes()
                .takeChanged(
                        (start, window) ->
                                changes.add(start - T0 + " " + window.fields(book.codes())),
                        start -> changes.add(start - T0 + " from store"));
        return changes;
    }

    @Test
    void recognisesCorrectionsAfterACheckpoint() throws IOException {
        WindowBook book = new WindowBook();
        take(book, T0, 0.25);
        take(book, T0 + 60_000, 0.5);
        take(book, T0 + 61_000, 0.5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FORMAT.write(book, new DataOutputStream(bytes));

        WindowBook restored = read(bytes.toByteArray());

        assertThat(take(restored, T0, 0.5)).isFalse();
        assertThat(take(restored, T0 + 1, 0.5)).as("in a minute left to the store").isFalse();
        assertThat(take(restored, T0 + 60_500, 0.5)).as("late, but new").isTrue();
        assertThat(restored.lastForStore()).extracting(RowVersion::ts).isEqualTo(T0 + 60_500);
        assertThat(restored.hours().isFromStore(T0)).isTrue();
    }

    @Test
    void readsTheFormThatDidNotKnowItsRows() throws IOException {
        WindowBook restored = read(withoutRows());

        assertThat(take(restored, T0 + 2_000, 0.5)).as("after all it has").isTrue();
        assertThat(changes(restored))
                .singleElement()
                .asString()
                .startsWith("0 ")
                .contains("pressure_count=2");
        restored = read(withoutRows());
        assertThat(take(restored, T0 + 500, 0.5)).as("perhaps a correction").isFalse();
        assertThat(changes(restored)).containsExactly("0 from store");
    }

    /** One sample at one second, as format 1 wrote it. */
    private static byte[] withoutRows() throws IOException {
        Window window = new Window();
        window.add(0, 0.25);
        byte[] packed = window.pack();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeByte(1);
        out.writeUTF("pressure");
        for (int series = 0; series < 2; series++) {
            out.writeLong(T0);
            out.writeShort(packed.length);
            out.write(packed);
            out.writeInt(0);
            out.writeInt(0);
        }
        out.writeLong(T0 + 1_000);
        return bytes.toByteArray();
    }

    @Test
    void refusesAFormItDoesNotKnow() {
        assertThatIOException()
                .isThrownBy(() -> read(new byte[] {9}))
                .withMessageContaining("format 9");
    }
}
