package city.chengyun.opscenter.cases.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a file is, told by its first bytes: names and declared types prove nothing. */
enum FileKind {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    PDF("application/pdf");

    private static final byte[] PNG_SIGNATURE = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'
    };

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    boolean isImage() {
        return this != PDF;
    }

    /** The kind of a file; null for one that may not be attached. */
    static @Nullable FileKind sniff(byte[] content) {
        if (content.length > 3
                && content[0] == (byte) 0xff
                && content[1] == (byte) 0xd8
                && content[2] == (byte) 0xff) {
            return JPEG;
        }
        if (content.length > 8 && Arrays.equals(content, 0, 8, PNG_SIGNATURE, 0, 8)) {
            return PNG;
        }
        if (isAscii(content, 0, "RIFF") && isAscii(content, 8, "WEBP")) {
            return WEBP;
        }
        // Strictly at the beginning: a reader that tolerates bytes before it makes polyglots.
        return isAscii(content, 0, "%PDF-") ? PDF : null;
    }

    private static boolean isAscii(byte[] content, int offset, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        return content.length >= offset + wanted.length
                && Arrays.equals(content, offset, offset + wanted.length, wanted, 0, wanted.length);
    }
}
