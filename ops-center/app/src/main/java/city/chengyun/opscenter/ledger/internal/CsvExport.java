package city.chengyun.opscenter.ledger.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events as CSV (RFC 4180) for a spreadsheet: with a byte order mark, without which Excel takes
 * UTF-8 for something else, and with an apostrophe before whatever a spreadsheet would calculate.
 */
final class CsvExport {

    private static final List<String> HEADER =
            List.of(
                    "seq",
                    "time",
                    "at",
                    "actor",
                    "address",
                    "action",
                    "object",
                    "outcome",
                    "before",
                    "after",
                    "prev_hash",
                    "hash");

    /** What begins a formula, the full-width forms included, or hides one from the eye. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Asia/Shanghai"));

    private final Writer out;

    CsvExport(Writer out) {
        this.out = out;
    }

    void begin() {
        write("\uFEFF" + line(HEADER.stream()));
    }

    void add(StoredEvent row) {
        ChainedEvent event = row.event();
        write(
                line(
                        Stream.of(
                                String.valueOf(event.seq()),
                                TIME.format(Instant.ofEpochMilli(event.at())),
                                String.valueOf(event.at()),
                                event.actor(),
                                orEmpty(event.address()),
                                event.action(),
                                event.object(),
                                event.outcome(),
                                orEmpty(event.before()),
                                orEmpty(event.after()),
                                row.previousHash(),
                                row.hash())));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String line(Stream<String> cells) {
        return cells.map(CsvExport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        boolean calculates = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = calculates ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(each -> ",\"\r\n".indexOf(each) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
