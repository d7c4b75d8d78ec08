package city.chengyun.opscenter.cases.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * An image made anew from the pixels of another: nothing of the file is left, neither where and
 * with what it was taken nor what somebody hid in it.
 *
 * @param content of the new file, of the same kind
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on at once, never compared.
record CleanImage(byte[] content, int width, int height) {

    /** More pixels than any camera of a phone makes; a small file can claim to have billions. */
    private static final long MAX_PIXELS = 60_000_000;

    /** Larger images are made smaller by a whole factor while they are read, to save memory. */
    private static final int MAX_SIDE = 4_096;

    /** A file is no image that can be read here. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason);
        }

        Unreadable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /**
     * Reads and writes again.
     *
     * @param format {@code jpeg} or {@code png}
     * @throws Unreadable if it cannot be decoded or has too many pixels
     */
    static CleanImage of(byte[] file, String format) throws Unreadable {
        BufferedImage pixels;
        try {
            pixels = read(file, format);
        } catch (IOException | RuntimeException e) {
            // Decoders of broken files fail with whatever they stumble over.
            throw new Unreadable("cannot be decoded", e);
        }
        BufferedImage upright = upright(pixels, JpegOrientation.of(file), format);
        return new CleanImage(write(upright, format), upright.getWidth(), upright.getHeight());
    }

    private static BufferedImage read(byte[] file, String format) throws IOException, Unreadable {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
                throw new Unreadable("has %d × %d pixels".formatted(width, height));
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            int step = (Math.max(width, height) + MAX_SIDE - 1) / MAX_SIDE;
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    /** Turned as its camera was held, in a form that every writer takes. */
    private static BufferedImage upright(BufferedImage pixels, int orientation, String format) {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        boolean turned = orientation >= 5;
        boolean alpha = format.equals("png") && pixels.getColorModel().hasAlpha();
        var result =
                new BufferedImage(
                        turned ? height : width,
                        turned ? width : height,
                        alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = result.createGraphics();
        if (!alpha) {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, result.getWidth(), result.getHeight());
        }
        canvas.drawImage(pixels, turn(orientation, width, height), null);
        canvas.dispose();
        return result;
    }

    /** Orientation of Exif 2.3, table 4.6.4: what has to be done to see it upright. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] write(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
