package city.chengyun.opscenter.cases.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** National Day 2026 is a Thursday; 10 October is a Saturday to make up for it. */
    static final WorkingCalendar CALENDAR =
            new WorkingCalendar(
                    ZONE,
                    LocalTime.of(8, 30),
                    LocalTime.of(17, 30),
                    Set.copyOf(
                            LocalDate.of(2026, 10, 1)
                                    .datesUntil(LocalDate.of(2026, 10, 8))
                                    .toList()),
                    Set.of(LocalDate.of(2026, 10, 10)));

    static long at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
    }

    @ParameterizedTest(name = "{1} h of work after {0} is {2}")
    @CsvSource({
        "2026-11-25T09:00, 2,  2026-11-25T11:00, within a day",
        "2026-11-25T17:00, 1,  2026-11-26T09:00, over night",
        "2026-11-25T06:00, 1,  2026-11-25T09:30, before the offices open",
        "2026-11-25T20:00, 1,  2026-11-26T09:30, after they closed",
        "2026-11-27T16:30, 2,  2026-11-30T09:30, over the weekend",
        "2026-11-28T12:00, 9,  2026-11-30T17:30, a whole day from a Saturday",
        "2026-09-30T16:30, 2,  2026-10-08T09:30, over National Day",
        "2026-10-09T17:00, 1,  2026-10-10T09:00, into a Saturday that makes up",
        "2026-10-10T17:00, 1,  2026-10-12T09:00, out of it over a Sunday that does not",
        "2026-11-25T08:30, 27, 2026-11-27T17:30, three whole days",
    })
    void countsWorkingTimeOnly(String from, int hours, String until, String why) {
        long due = CALENDAR.plus(at(from), Duration.ofHours(hours).toMillis());

        assertThat(due).as(why).isEqualTo(at(until));
        assertThat(CALENDAR.between(at(from), due)).isEqualTo(hours * 3_600_000L);
    }

    @Test
    void nothingOfANightOrAHolidayIsWorkingTime() {
        assertThat(CALENDAR.between(at("2026-10-01T00:00"), at("2026-10-08T08:30"))).isZero();
        assertThat(CALENDAR.between(at("2026-11-25T12:00"), at("2026-11-25T11:00"))).isZero();
    }
}
