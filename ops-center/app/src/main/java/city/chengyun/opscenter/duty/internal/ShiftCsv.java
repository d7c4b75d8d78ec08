package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.roster.Post;
import city.chengyun.opscenter.duty.roster.Shift;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.table.TableLine;
import city.chengyun.opscenter.table.TableReader;
import city.chengyun.opscenter.table.TableReader.Row;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shifts as a table: weekdays as numbers from 1 for Monday with semicolons between them, hours as
 * {@code HH:mm}, days as {@code yyyy-MM-dd}; without district the whole city, without domain all
 * fields, without first day today, without last day for good.
 */
final class ShiftCsv {

    static final List<String> COLUMNS =
            List.of(
                    "username",
                    "post",
                    "district",
                    "domain",
                    "days",
                    "begin",
                    "end",
                    "firstDay",
                    "lastDay");

    /** The districts of a city with some shifts for each field and several people. */
    static final int MAX_ROWS = 2000;

    private ShiftCsv() {}

    /**
     * @throws Problem 400 {@code bad-encoding}, {@code bad-csv} or {@code too-many-rows}
     */
    static List<Row> read(byte[] file) {
        return TableReader.read(file, COLUMNS, MAX_ROWS);
    }

    /**
     * The shift that a row is about.
     *
     * @throws Problem 400 {@code bad-shift-post}, {@code bad-shift-days}, {@code bad-shift-time} or
     *     {@code bad-shift}
     */
    static Shift shift(Row row, LocalDate today) {
        try {
            return new Shift(
                    row.get("username").toLowerCase(Locale.ROOT),
                    post(row.get("post")),
                    blankToNull(row.get("district")),
                    blankToNull(row.get("domain").toLowerCase(Locale.ROOT)),
                    days(row.get("days")),
                    LocalTime.parse(row.get("begin")),
                    LocalTime.parse(row.get("end")),
                    row.get("firstDay").isEmpty() ? today : LocalDate.parse(row.get("firstDay")),
                    row.get("lastDay").isEmpty() ? null : LocalDate.parse(row.get("lastDay")));
        } catch (DateTimeException e) {
            throw Problem.invalid("bad-shift-time", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("bad-shift", String.valueOf(e.getMessage()));
        }
    }

    private static Post post(String cell) {
        return Arrays.stream(Post.values())
                .filter(post -> post.name().equalsIgnoreCase(cell))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("bad-shift-post", "There is no post " + cell));
    }

    private static Set<DayOfWeek> days(String cell) {
        Set<String> numbers =
                Arrays.stream(cell.split("[;；]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.toSet());
        if (numbers.isEmpty() || !numbers.stream().allMatch(one -> one.matches("[1-7]"))) {
            throw Problem.invalid(
                    "bad-shift-days", "Weekdays are like 1;2;3;4;5, not '%s'".formatted(cell));
        }
        return numbers.stream()
                .map(one -> DayOfWeek.of(Integer.parseInt(one)))
                .collect(Collectors.toSet());
    }

    private static @Nullable String blankToNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    /** The shifts as a table that can be imported again. */
    static String write(List<Shift> shifts) {
        StringBuilder text = new StringBuilder(TableLine.MARK);
        text.append(TableLine.of(COLUMNS.stream()));
        shifts.forEach(shift -> text.append(TableLine.of(cells(shift))));
        return text.toString();
    }

    private static Stream<String> cells(Shift shift) {
        return Stream.of(
                shift.username(),
                shift.post().name(),
                orEmpty(shift.adcode()),
                orEmpty(shift.domain()),
                shift.days().stream()
                        .sorted()
                        .map(day -> String.valueOf(day.getValue()))
                        .collect(Collectors.joining(";")),
                shift.begin().toString(),
                shift.end().toString(),
                shift.firstDay().toString(),
                orEmpty(shift.lastDay()));
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
