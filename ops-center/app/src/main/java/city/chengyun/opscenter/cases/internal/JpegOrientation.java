package city.chengyun.opscenter.cases.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, from the Exif part of a JPEG (JEITA CP-3451, tag 0x0112). Anything that is
 * not there or not well-formed means upright.
 */
final class JpegOrientation {

    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final long EXIF = 0x45786966_0000L;

    private JpegOrientation() {}

    /** The orientation, 1 to 8. */
    static int of(byte[] file) {
        try {
            return find(ByteBuffer.wrap(file));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static int find(ByteBuffer file) {
        if (file.getShort() != (short) 0xffd8) {
            return UPRIGHT;
        }
        while (true) {
            int marker = Short.toUnsignedInt(file.getShort());
            int length = Short.toUnsignedInt(file.getShort());
            if (marker == 0xffda || marker < 0xff00 || length < 2) {
                return UPRIGHT;
            }
            ByteBuffer segment = file.slice(file.position(), length - 2);
            if (marker == 0xffe1 && isExif(segment)) {
                return fromTiff(segment.slice());
            }
            file.position(file.position() + length - 2);
        }
    }

    private static boolean isExif(ByteBuffer segment) {
        return segment.remaining() > 14
                && (((long) segment.getInt() << 16) | (segment.getShort() & 0xffffL)) == EXIF;
    }

    private static int fromTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
