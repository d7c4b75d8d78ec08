package city.chengyun.opscenter.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * Reads the text of a file as spreadsheets write it: UTF-8, with or without a mark at its
 * beginning, or GB18030, which Chinese ones write unasked.
 */
final class TextDecoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextDecoding() {}

    /**
     * @throws Problem 400 {@code bad-encoding} when it is neither
     */
    static String decode(byte[] bytes) {
        String text;
        try {
            // Chinese in GB18030 is hardly ever valid UTF-8 too, while the opposite is common.
            text = decode(bytes, UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                text = decode(bytes, GB18030);
            } catch (CharacterCodingException e) {
                throw badEncoding();
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw badEncoding(); // UTF-16, or no text at all
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Problem badEncoding() {
        return Problem.invalid("bad-encoding", "The file is neither UTF-8 nor GB18030 text");
    }
}
