package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.problem.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Accounts as a table (RFC 4180): {@code username,displayName,roles,districts,department}, several
 * roles and districts with semicolons between them; without district the whole city, without
 * department none.
 */
final class AccountCsv {

    static final List<String> COLUMNS =
            List.of("username", "displayName", "roles", "districts", "department");

    /** Each password is hashed slowly, some ten a second, and nobody waits for minutes. */
    static final int MAX_ROWS = 200;

    private static final CSVFormat READING =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .setTrim(true)
                    .get();

    private AccountCsv() {}

    /**
     * @param line where the row begins, the head is line 1
     */
    record Row(long line, AccountDraft draft) {}

    /**
     * @throws Problem 400 {@code bad-encoding}, {@code bad-csv} or {@code too-many-rows}
     */
    static List<Row> read(byte[] file) {
        try (CSVParser parser =
                CSVParser.parse(new StringReader(TextDecoding.decode(file)), READING)) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                throw bad("The first line must be " + String.join(",", COLUMNS));
            }
            List<Row> rows = new ArrayList<>();
            long line = parser.getCurrentLineNumber() + 1;
            for (CSVRecord one : parser) {
                if (rows.size() == MAX_ROWS) {
                    throw Problem.invalid(
                            "too-many-rows", "A file has at most " + MAX_ROWS + " accounts");
                }
                if (!one.isConsistent()) {
                    throw bad("Line %d has %d cells".formatted(line, one.size()));
                }
                rows.add(new Row(line, draft(one)));
                line = parser.getCurrentLineNumber() + 1;
            }
            return rows;
        } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
            throw bad("The file is no table of comma-separated values: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccountDraft draft(CSVRecord row) {
        return new AccountDraft(
                row.get("username"),
                row.get("displayName"),
                split(row.get("roles")),
                split(row.get("districts")),
                row.get("department"));
    }

    private static List<String> split(String cell) {
        return Arrays.stream(cell.split("[;；]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** The passwords as a table; the mark at its beginning tells spreadsheets that it is UTF-8. */
    static String write(Map<String, String> passwords) {
        StringWriter text = new StringWriter();
        text.append('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord("username", "password");
            for (Map.Entry<String, String> one : passwords.entrySet()) {
                printer.printRecord(one.getKey(), one.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Problem bad(String detail) {
        return Problem.invalid("bad-csv", detail);
    }
}
