package city.chengyun.cityjob.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Smallest, largest, sum and count of each property in one window. Properties are known by number.
 * Mutable, not thread-safe.
 */
final class Window {

    private double[] min = {};
    private double[] max = {};
    private double[] sum = {};
    private int[] count = {};

    /** The number of a property, by its place in {@code codes}, where it is added if it is new. */
    static int number(String code, List<String> codes) {
        int property = codes.indexOf(code);
        if (property < 0) {
            property = codes.size();
            codes.add(code);
        }
        return property;
    }

    void add(int property, double value) {
        if (property >= count.length) {
            grow(property + 1);
        }
        boolean first = count[property] == 0;
        min[property] = first ? value : Math.min(min[property], value);
        max[property] = first ? value : Math.max(max[property], value);
        sum[property] += value;
        count[property]++;
    }

    /** The columns of the window's row. */
    Map<String, Object> fields(List<String> codes) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                String code = codes.get(i);
                fields.put(code + StoreTables.MIN_SUFFIX, min[i]);
                fields.put(code + StoreTables.MAX_SUFFIX, max[i]);
                fields.put(code + StoreTables.MEAN_SUFFIX, sum[i] / count[i]);
                fields.put(code + StoreTables.COUNT_SUFFIX, (long) count[i]);
            }
        }
        return fields;
    }

    private void grow(int size) {
        min = Arrays.copyOf(min, size);
        max = Arrays.copyOf(max, size);
        sum = Arrays.copyOf(sum, size);
        count = Arrays.copyOf(count, size);
    }

    /** A few bytes where there was one sample only, as with most devices and minutes. */
    byte[] pack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(count.length * 28);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(count.length);
            for (int i = 0; i < count.length; i++) {
                out.writeInt(count[i]);
                if (count[i] > 0) {
                    out.writeDouble(sum[i]);
                }
                if (count[i] > 1) {
                    out.writeDouble(min[i]);
                    out.writeDouble(max[i]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    static Window unpack(byte[] packed) {
        Window window = new Window();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int size = in.readUnsignedByte();
            window.grow(size);
            for (int i = 0; i < size; i++) {
                window.count[i] = in.readInt();
                if (window.count[i] > 0) {
                    window.sum[i] = in.readDouble();
                    window.min[i] = window.sum[i];
                    window.max[i] = window.sum[i];
                }
                if (window.count[i] > 1) {
                    window.min[i] = in.readDouble();
                    window.max[i] = in.readDouble();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return window;
    }
}
