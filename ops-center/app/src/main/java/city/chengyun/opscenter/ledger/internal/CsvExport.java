package city.chengyun.opscenter.ledger.internal;

import city.chengyun.opscenter.table.TableLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events as a table for a spreadsheet. */
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

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Asia/Shanghai"));

    private final Writer out;

    CsvExport(Writer out) {
        this.out = out;
    }

    void begin() {
        write(TableLine.MARK + TableLine.of(HEADER.stream()));
    }

    void add(StoredEvent row) {
        ChainedEvent event = row.event();
        write(
                TableLine.of(
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

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
