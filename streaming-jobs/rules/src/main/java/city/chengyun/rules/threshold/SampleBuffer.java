package city.chengyun.rules.threshold;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The samples of one property within the lateness, in time order, in three bytes each as a rule:
 * the step from the sample before, the class and the index of its terms, and the value only where
 * it exceeds (it may become evidence). A city keeps millions of them and writes them to every
 * checkpoint.
 *
 * <p>Times are strictly increasing. Not thread-safe.
 */
final class SampleBuffer {

    private static final int CLASS_BITS = 2;
    private static final int CLASS_MASK = (1 << CLASS_BITS) - 1;

    /** Longest encoding of one sample: two varints and a value. */
    private static final int MAX_SAMPLE_BYTES = 10 + 5 + Double.BYTES;

    private byte[] bytes = new byte[32];
    private int start;
    private int end;
    private long firstTs;
    private long lastTs;

    boolean isEmpty() {
        return start == end;
    }

    /** Time of the oldest sample; only where there is one. */
    long firstTs() {
        return firstTs;
    }

    void append(long ts, SampleClass sampleClass, int terms, double value) {
        makeRoom();
        boolean first = isEmpty();
        writeVarint(first ? 0 : ts - lastTs);
        writeVarint(((long) terms << CLASS_BITS) | sampleClass.code());
        if (sampleClass == SampleClass.EXCEEDS) {
            ByteBuffer.wrap(bytes).putDouble(end, value);
            end += Double.BYTES;
        }
        if (first) {
            firstTs = ts;
        }
        lastTs = ts;
    }

    /** Reads the samples from the oldest on; the buffer must not change meanwhile. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Takes the oldest sample out and leaves it in the cursor that is returned. */
    Cursor removeFirst() {
        Cursor cursor = new Cursor();
        cursor.next();
        start = cursor.position;
        if (isEmpty()) {
            start = 0;
            end = 0;
        } else {
            firstTs += new Cursor().readVarint();
        }
        return cursor;
    }

    SampleBuffer copy() {
        SampleBuffer copy = new SampleBuffer();
        copy.bytes = Arrays.copyOfRange(bytes, start, Math.max(end, start + 32));
        copy.end = end - start;
        copy.firstTs = firstTs;
        copy.lastTs = lastTs;
        return copy;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(firstTs);
        out.writeLong(lastTs);
        out.writeInt(end - start);
        out.write(bytes, start, end - start);
    }

    static SampleBuffer readFrom(DataInput in) throws IOException {
        SampleBuffer buffer = new SampleBuffer();
        buffer.firstTs = in.readLong();
        buffer.lastTs = in.readLong();
        buffer.end = in.readInt();
        buffer.bytes = new byte[Math.max(32, buffer.end)];
        in.readFully(buffer.bytes, 0, buffer.end);
        return buffer;
    }

    private void makeRoom() {
        if (bytes.length - end >= MAX_SAMPLE_BYTES) {
            return;
        }
        int length = end - start;
        // Moves to the front only when that frees half, so that each byte is moved twice at most.
        int capacity = start >= length ? bytes.length : bytes.length * 2;
        byte[] target = capacity == bytes.length ? bytes : new byte[capacity];
        System.arraycopy(bytes, start, target, 0, length);
        bytes = target;
        start = 0;
        end = length;
        if (bytes.length - end < MAX_SAMPLE_BYTES) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private void writeVarint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    /** Walks over the samples; its fields are those of the sample {@link #next} moved to. */
    final class Cursor {

        private int position = start;
        private long ts;
        private SampleClass sampleClass = SampleClass.CLEARS;
        private int terms;
        private double value;

        boolean next() {
            if (position == end) {
                return false;
            }
            boolean first = position == start;
            long step = readVarint();
            ts = first ? firstTs : ts + step;
            int code = (int) readVarint();
            sampleClass = SampleClass.of(code & CLASS_MASK);
            terms = code >>> CLASS_BITS;
            if (sampleClass == SampleClass.EXCEEDS) {
                value = ByteBuffer.wrap(bytes).getDouble(position);
                position += Double.BYTES;
            } else {
                value = Double.NaN;
            }
            return true;
        }

        long ts() {
            return ts;
        }

        SampleClass sampleClass() {
            return sampleClass;
        }

        /** Index into the track's terms. */
        int terms() {
            return terms;
        }

        /** The value where it exceeds, else not a number. */
        double value() {
            return value;
        }

        private long readVarint() {
            long result = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[position++];
                result |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return result;
                }
            }
        }
    }
}
