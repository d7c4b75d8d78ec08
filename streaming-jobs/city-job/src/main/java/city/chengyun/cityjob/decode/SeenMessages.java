package city.chengyun.cityjob.decode;

import city.chengyun.cityjob.wire.WireFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;

/**
 * The messages of one device received within the lateness, by phenomenon time and a discriminator
 * (sequence or payload hash), in about six bytes each. Mutable, not thread-safe.
 *
 * <p>A message later than all before it cannot be a repeat, so data in order costs an append; only
 * what is out of order is looked for. Beyond {@value #MAX_ENTRIES} the oldest are forgotten, which
 * bounds what a device may cost that never gets its time right.
 */
final class SeenMessages {

    static final int MAX_ENTRIES = 20_000;

    private byte[] bytes = new byte[32];
    private int start;
    private int end;
    private int size;
    private Entry oldest = new Entry(0, 0, 0);
    private Entry newest = new Entry(0, 0, 0);
    private long maxTs = Long.MIN_VALUE;

    private record Entry(long receivedAt, long ts, long discriminator) {}

    /**
     * Takes note of a message.
     *
     * @return false if it was seen within the lateness before {@code receivedAt}
     */
    boolean add(long receivedAt, long ts, long discriminator, long latenessMillis) {
        forgetUntil(receivedAt - latenessMillis);
        if (ts <= maxTs && contains(ts, discriminator)) {
            return false;
        }
        if (size == MAX_ENTRIES) {
            removeOldest();
        }
        append(new Entry(receivedAt, ts, discriminator));
        maxTs = Math.max(maxTs, ts);
        return true;
    }

    private boolean contains(long ts, long discriminator) {
        Entry entry = oldest;
        Reader reader = new Reader();
        for (int i = 0; i < size; i++) {
            entry = i == 0 ? reader.skipFirst() : reader.after(entry);
            if (entry.ts == ts && entry.discriminator == discriminator) {
                return true;
            }
        }
        return false;
    }

    private void forgetUntil(long receivedAt) {
        while (size > 0 && oldest.receivedAt < receivedAt) {
            removeOldest();
        }
    }

    private void removeOldest() {
        Reader reader = new Reader();
        Entry first = reader.skipFirst();
        start = reader.position;
        size--;
        if (size == 0) {
            start = 0;
            end = 0;
        } else {
            oldest = new Reader().after(first);
        }
    }

    /** Entries are steps from the one before; the first one's steps are passed over. */
    private void append(Entry entry) {
        makeRoom();
        Entry previous = size == 0 ? entry : newest;
        writeStep(entry.receivedAt - previous.receivedAt);
        writeStep(entry.ts - previous.ts);
        writeStep(entry.discriminator - previous.discriminator);
        if (size == 0) {
            oldest = entry;
        }
        newest = entry;
        size++;
    }

    private void makeRoom() {
        if (bytes.length - end >= 30) {
            return;
        }
        int length = end - start;
        byte[] target = start >= bytes.length / 2 ? bytes : new byte[bytes.length * 2];
        System.arraycopy(bytes, start, target, 0, length);
        bytes = target;
        start = 0;
        end = length;
        if (bytes.length - end < 30) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private void writeStep(long step) {
        long rest = (step << 1) ^ (step >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    private final class Reader {

        private int position = start;

        Entry skipFirst() {
            after(oldest);
            return oldest;
        }

        Entry after(Entry previous) {
            return new Entry(
                    previous.receivedAt + readStep(),
                    previous.ts + readStep(),
                    previous.discriminator + readStep());
        }

        private long readStep() {
            long result = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[position++];
                result |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return (result >>> 1) ^ -(result & 1);
                }
            }
        }
    }

    /** The form in checkpoints. */
    public static final class Format implements WireFormat<SeenMessages> {

        @Serial private static final long serialVersionUID = 1;

        @Override
        public Class<SeenMessages> type() {
            return SeenMessages.class;
        }

        @Override
        public void write(SeenMessages seen, DataOutput out) throws IOException {
            out.writeInt(seen.size);
            writeEntry(seen.oldest, out);
            writeEntry(seen.newest, out);
            out.writeLong(seen.maxTs);
            out.writeInt(seen.end - seen.start);
            out.write(seen.bytes, seen.start, seen.end - seen.start);
        }

        @Override
        public SeenMessages read(DataInput in) throws IOException {
            SeenMessages seen = new SeenMessages();
            seen.size = in.readInt();
            seen.oldest = readEntry(in);
            seen.newest = readEntry(in);
            seen.maxTs = in.readLong();
            seen.end = in.readInt();
            seen.bytes = new byte[Math.max(32, seen.end)];
            in.readFully(seen.bytes, 0, seen.end);
            return seen;
        }

        @Override
        public boolean isImmutable() {
            return false;
        }

        @Override
        public SeenMessages copy(SeenMessages seen) {
            SeenMessages copy = new SeenMessages();
            copy.size = seen.size;
            copy.oldest = seen.oldest;
            copy.newest = seen.newest;
            copy.maxTs = seen.maxTs;
            copy.end = seen.end - seen.start;
            copy.bytes =
                    Arrays.copyOfRange(seen.bytes, seen.start, seen.start + Math.max(32, copy.end));
            return copy;
        }

        private static void writeEntry(Entry entry, DataOutput out) throws IOException {
            out.writeLong(entry.receivedAt);
            out.writeLong(entry.ts);
            out.writeLong(entry.discriminator);
        }

        private static Entry readEntry(DataInput in) throws IOException {
            return new Entry(in.readLong(), in.readLong(), in.readLong());
        }
    }
}
