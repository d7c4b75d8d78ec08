package city.chengyun.opscenter.incidents.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTest {

    /** 27 November 2026 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-27T21:59:59+08:00, false",
        "2026-11-27T22:00:00+08:00, true",
        "2026-11-28T05:59:59+08:00, true",
        "2026-11-28T06:00:00+08:00, false",
        "2026-11-28T22:30:00+08:00, false",
        "2026-11-27T03:00:00+08:00, false",
        "2026-11-27T14:30:00Z, true",
    })
    void aNightBelongsToTheDayOnWhichItBegins(String moment, boolean within) {
        Weekly fridayNight =
                new Weekly(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));

        assertThat(fridayNight.includes(Instant.parse(moment))).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T08:59:59+08:00, false",
        "2026-11-27T09:00:00+08:00, true",
        "2026-11-27T17:00:00+08:00, false",
        "2026-11-29T10:00:00+08:00, false",
    })
    void aDayEndsBeforeItsEnd(String moment, boolean within) {
        Weekly friday =
                new Weekly(Set.of(DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

        assertThat(friday.includes(Instant.parse(moment))).isEqualTo(within);
    }

    @Test
    void withoutADayThereIsNone() {
        assertThatThrownBy(() -> new Weekly(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
                .hasMessageContaining("weekday");
    }
}
