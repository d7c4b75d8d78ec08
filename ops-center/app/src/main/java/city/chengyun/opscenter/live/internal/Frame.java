package city.chengyun.opscenter.live.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * JSON as it goes over the wire, encoded once however many browsers it goes to: a thousand times
 * the same text into UTF-8 would cost more than everything else about it.
 */
public final class Frame {

    private final byte[] utf8;

    private Frame(byte[] utf8) {
        this.utf8 = utf8;
    }

    static Frame of(String json) {
        return new Frame(json.getBytes(UTF_8));
    }

    /** The parts with a head before them, commas between them and a tail behind them. */
    static Frame join(String head, Collection<Frame> parts, String tail) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(head.getBytes(UTF_8));
        boolean first = true;
        for (Frame part : parts) {
            if (!first) {
                joined.write(',');
            }
            first = false;
            joined.writeBytes(part.utf8);
        }
        joined.writeBytes(tail.getBytes(UTF_8));
        return new Frame(joined.toByteArray());
    }

    /** Bytes of it. */
    int size() {
        return utf8.length;
    }

    /** All of it, to be read once. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(utf8);
    }

    /** The JSON. */
    @Override
    public String toString() {
        return new String(utf8, UTF_8);
    }
}
