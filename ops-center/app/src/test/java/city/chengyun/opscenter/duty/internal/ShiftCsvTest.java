package city.chengyun.opscenter.duty.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.opscenter.duty.roster.Post;
import city.chengyun.opscenter.duty.roster.Shift;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.table.TableReader.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftCsvTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final String HEAD =
            "username,post,district,domain,days,begin,end,firstDay,lastDay\r\n";

    private static final Shift NIGHTS =
            new Shift(
                    "li.ming",
                    Post.OFFICER,
                    "130102",
                    "water",
                    Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                    LocalTime.of(20, 0),
                    LocalTime.of(8, 0),
                    TODAY,
                    LocalDate.of(2026, 12, 31));

    @Test
    void whatIsWrittenIsReadAgain() {
        var always =
                new Shift(
                        "wang.fang",
                        Post.LEAD,
                        null,
                        null,
                        Set.of(DayOfWeek.values()),
                        LocalTime.MIDNIGHT,
                        LocalTime.MIDNIGHT,
                        TODAY,
                        null);

        assertThat(shifts(ShiftCsv.write(List.of(NIGHTS, always)))).containsExactly(NIGHTS, always);
    }

    @Test
    void takesTodayWhereNoFirstDayIsGivenAndPostsInAnyCase() {
        String row = "Li.Ming,officer,130102,Water,7；1,20:00,08:00,,2026-12-31";

        assertThat(shifts(HEAD + row)).containsExactly(NIGHTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "li,CHIEF,,,1,08:00,20:00,, | bad-shift-post",
                "li,OFFICER,,,,08:00,20:00,, | bad-shift-days",
                "li,OFFICER,,,1;8,08:00,20:00,, | bad-shift-days",
                "li,OFFICER,,,1,8 o'clock,20:00,, | bad-shift-time",
                "li,OFFICER,,,1,08:00,20:00,27.11.2026, | bad-shift-time",
                "li,OFFICER,,,1,08:00,20:00,2026-11-27,2026-11-26 | bad-shift"
            })
    void saysWhatIsWrongWithARow(String row, String code) {
        assertThatThrownBy(() -> shifts(HEAD + row))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static List<Shift> shifts(String file) {
        List<Row> rows = ShiftCsv.read(file.getBytes(UTF_8));
        return rows.stream().map(row -> ShiftCsv.shift(row, TODAY)).toList();
    }
}
