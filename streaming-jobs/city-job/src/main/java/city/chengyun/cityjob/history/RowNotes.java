package city.chengyun.cityjob.history;

import java.util.Arrays;

/**
 * Rows within one minute: of each the step from the one before, and its part where that is another.
 * Mutable, not thread-safe.
 */
final class RowNotes {

    private static final int LONGEST_NOTE = 8;

    private byte[] bytes = new byte[16];
    private int length;
    private int lastOffset;
    private int lastPart;

    /** The notes that {@link #toBytes()} made these bytes of. */
    static RowNotes of(byte[] bytes) {
        RowNotes notes = new RowNotes();
        notes.bytes = bytes.clone();
        notes.length = bytes.length;
        Cursor cursor = notes.new Cursor();
        while (cursor.next()) {
            notes.lastOffset = cursor.offset;
            notes.lastPart = cursor.part;
        }
        return notes;
    }

    /**
     * @param offset milliseconds within the minute
     */
    void add(int offset, int part) {
        if (bytes.length - length < LONGEST_NOTE) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2 + LONGEST_NOTE);
        }
        int step = offset - lastOffset;
        boolean otherPart = part != lastPart;
        int rest = (((step << 1) ^ (step >> 31)) << 1) | (otherPart ? 1 : 0);
        while ((rest & ~0x7F) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        if (otherPart) {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                bytes[length++] = (byte) (part >>> shift);
            }
        }
        lastOffset = offset;
        lastPart = part;
    }

    boolean contains(int offset, int part) {
        Cursor cursor = new Cursor();
        while (cursor.next()) {
            if (cursor.offset == offset && cursor.part == part) {
                return true;
            }
        }
        return false;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private final class Cursor {

        private int position;
        private int offset;
        private int part;

        boolean next() {
            if (position == length) {
                return false;
            }
            int head = 0;
            byte read;
            int shift = 0;
            do {
                read = bytes[position++];
                head |= (read & 0x7F) << shift;
                shift += 7;
            } while (read < 0);
            int step = head >>> 1;
            offset += (step >>> 1) ^ -(step & 1);
            if ((head & 1) != 0) {
                part = 0;
                for (int i = 0; i < Integer.SIZE; i += Byte.SIZE) {
                    part |= (bytes[position++] & 0xFF) << i;
                }
            }
            return true;
        }
    }
}
