package city.chengyun.opscenter.ledger.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An event in its place in the chain. Its texts are what the database has: whoever checks a row
 * that was tampered with must be able to read it.
 *
 * @param seq its place, from 1 without gaps
 * @param at when, epoch milliseconds
 * @param actor who
 * @param address where the request came from, null for the hub itself
 * @param action what was done
 * @param object to what
 * @param outcome how it ended
 * @param before JSON, keys sorted
 * @param after JSON, keys sorted
 */
record ChainedEvent(
        long seq,
        long at,
        String actor,
        @Nullable String address,
        String action,
        String object,
        String outcome,
        @Nullable String before,
        @Nullable String after) {

    /**
     * SHA-256, in hexadecimal, of the hash before and all fields, each with its length, so that no
     * text can move from one field to its neighbour unseen.
     */
    String hashAfter(String previous) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(seq);
            out.writeLong(at);
            for (String text :
                    new @Nullable String[] {
                        previous, actor, address, action, object, outcome, before, after
                    }) {
                write(out, text == null ? null : text.getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    /** A length of -1 stands for null. */
    private static void write(DataOutputStream out, byte @Nullable [] field) throws IOException {
        if (field == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(field.length);
            out.write(field);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
