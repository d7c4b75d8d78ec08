package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.table.TableLine;
import city.chengyun.opscenter.table.TableReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    private AccountCsv() {}

    /**
     * @param line where the row begins, the head is line 1
     */
    record Row(long line, AccountDraft draft) {}

    /**
     * @throws Problem 400 {@code bad-encoding}, {@code bad-csv} or {@code too-many-rows}
     */
    static List<Row> read(byte[] file) {
        return TableReader.read(file, COLUMNS, MAX_ROWS).stream()
                .map(row -> new Row(row.line(), draft(row)))
                .toList();
    }

    private static AccountDraft draft(TableReader.Row row) {
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

    /** The passwords as a table. */
    static String write(Map<String, String> passwords) {
        StringBuilder text = new StringBuilder(TableLine.MARK);
        text.append(TableLine.of(Stream.of("username", "password")));
        passwords.forEach(
                (username, password) -> text.append(TableLine.of(Stream.of(username, password))));
        return text.toString();
    }
}
