package city.chengyun.opscenter.table;

import city.chengyun.opscenter.problem.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table whose first line names its columns. */
public final class TableReader {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .setTrim(true)
                    .get();

    private TableReader() {}

    /**
     * A row.
     *
     * @param line where it begins, the head is line 1
     * @param cells by column, without blanks around them
     */
    public record Row(long line, Map<String, String> cells) {

        /** Copies. */
        public Row {
            cells = Map.copyOf(cells);
        }

        /** The cell of a column; empty for a blank one. */
        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * Reads all rows.
     *
     * @param columns that the first line must name, in this order
     * @param most rows that a file may have
     * @throws Problem 400 {@code bad-encoding}, {@code bad-csv} or {@code too-many-rows}
     */
    public static List<Row> read(byte[] file, List<String> columns, int most) {
        try (CSVParser parser =
                CSVParser.parse(new StringReader(TextDecoding.decode(file)), FORMAT)) {
            if (!parser.getHeaderNames().equals(columns)) {
                throw bad("The first line must be " + String.join(",", columns));
            }
            List<Row> rows = new ArrayList<>();
            long line = parser.getCurrentLineNumber() + 1;
            for (CSVRecord one : parser) {
                if (rows.size() == most) {
                    throw Problem.invalid(
                            "too-many-rows", "A file has at most %d rows".formatted(most));
                }
                if (!one.isConsistent()) {
                    throw bad("Line %d has %d cells".formatted(line, one.size()));
                }
                rows.add(new Row(line, one.toMap()));
                line = parser.getCurrentLineNumber() + 1;
            }
            return rows;
        } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
            throw bad("The file is no table of comma-separated values: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem bad(String detail) {
        return Problem.invalid("bad-csv", detail);
    }
}
