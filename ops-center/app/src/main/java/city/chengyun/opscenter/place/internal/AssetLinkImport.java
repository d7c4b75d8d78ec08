package city.chengyun.opscenter.place.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.AssetLink;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Links from a table (RFC 4180) {@code upstream,downstream,kind}: all of them or none. */
@Service
public class AssetLinkImport {

    private static final List<String> COLUMNS = List.of("upstream", "downstream", "kind");
    private static final int MAX_ROWS = 100_000;

    private static final CSVFormat READING =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .setTrim(true)
                    .get();

    private final AssetLinking linking;
    private final Devices devices;

    AssetLinkImport(AssetLinking linking, Devices devices) {
        this.linking = linking;
        this.devices = devices;
    }

    /**
     * A row that cannot be imported.
     *
     * @param line where it stands, the head is line 1
     * @param code what is wrong with it
     * @param detail the same in words
     */
    public record WrongRow(long line, String code, String detail) {}

    private record Row(@Nullable AssetLink link, @Nullable WrongRow wrong) {}

    /**
     * Makes the links.
     *
     * @return how many are new or different
     * @throws Problem 400 {@code bad-csv}; 400 {@code import-refused} with every wrong row; 409
     *     {@code link-cycle}. Nothing has been imported then.
     */
    public int run(Account account, byte[] file) {
        List<Row> rows = read(account, file);
        List<WrongRow> wrong = rows.stream().map(Row::wrong).filter(Objects::nonNull).toList();
        if (!wrong.isEmpty()) {
            throw Problem.invalid(
                            "import-refused",
                            "%d of %d rows are wrong; no link was made"
                                    .formatted(wrong.size(), rows.size()))
                    .with("rows", wrong);
        }
        return linking.link(
                account, rows.stream().map(Row::link).filter(Objects::nonNull).toList());
    }

    private List<Row> read(Account account, byte[] file) {
        try (CSVParser parser =
                CSVParser.parse(new StringReader(new String(file, UTF_8)), READING)) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                throw bad("The first line must be " + String.join(",", COLUMNS));
            }
            List<Row> rows = new ArrayList<>();
            for (CSVRecord one : parser) {
                if (rows.size() == MAX_ROWS) {
                    throw bad("A file has at most " + MAX_ROWS + " links");
                }
                rows.add(row(account, one, parser.getCurrentLineNumber()));
            }
            return rows;
        } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
            throw bad("The file is no table of comma-separated values: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(Account account, CSVRecord cells, long line) {
        if (!cells.isConsistent()) {
            return new Row(null, new WrongRow(line, "bad-row", cells.size() + " cells, not 3"));
        }
        try {
            DeviceId upstream = devices.getVisible(account, cells.get("upstream")).id();
            DeviceId downstream = devices.getVisible(account, cells.get("downstream")).id();
            String kind = cells.get("kind").toUpperCase(Locale.ROOT);
            return new Row(
                    new AssetLink(upstream, downstream, AssetLink.Kind.valueOf(kind), false), null);
        } catch (Problem problem) {
            return new Row(null, new WrongRow(line, problem.code(), problem.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Row(null, new WrongRow(line, "bad-link", String.valueOf(e.getMessage())));
        }
    }

    private static Problem bad(String detail) {
        return Problem.invalid("bad-csv", detail);
    }
}
