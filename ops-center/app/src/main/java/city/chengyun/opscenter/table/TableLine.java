package city.chengyun.opscenter.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line for a spreadsheet: with an apostrophe before whatever it would calculate. A file begins
 * with {@link #MARK}, without which Excel takes UTF-8 for something else.
 */
public final class TableLine {

    /** Byte order mark. */
    public static final String MARK = "\uFEFF";

    /** What begins a formula, the full-width forms included, or hides one from the eye. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private TableLine() {}

    /** The cells as one line with its end. */
    public static String of(Stream<String> cells) {
        return cells.map(TableLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        boolean calculates = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = calculates ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(each -> ",\"\r\n".indexOf(each) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
