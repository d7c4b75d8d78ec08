package city.chengyun.opscenter.duty.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @Test
    void aShiftOverMidnightHoldsUntilTheNextMorning() {
        Shift night = shift("wang", null, null, Set.of(DayOfWeek.MONDAY), "20:00", "08:00");

        assertThat(night.holds(at("2026-11-23T20:00"))).isTrue();
        assertThat(night.holds(at("2026-11-24T07:59"))).isTrue();
        assertThat(night.holds(at("2026-11-24T08:00"))).isFalse();
        assertThat(night.holds(at("2026-11-23T19:59"))).isFalse();
        assertThat(night.holds(at("2026-11-23T07:00"))).as("Sunday's night").isFalse();
    }

    @Test
    void aShiftFromMidnightToMidnightIsAWholeDay() {
        Shift day = shift("wang", null, null, Set.of(DayOfWeek.MONDAY), "00:00", "00:00");

        assertThat(day.holds(at("2026-11-23T00:00"))).isTrue();
        assertThat(day.holds(at("2026-11-23T23:59"))).isTrue();
        assertThat(day.holds(at("2026-11-24T00:00"))).isFalse();
    }

    @Test
    void aShiftHasTimesOnItsDaysOnly() {
        Shift monday = shift("wang", null, null, Set.of(DayOfWeek.MONDAY), "08:00", "20:00");

        assertThat(monday.spansWithin(new Span(at("2026-11-23T00:00"), at("2026-11-30T00:00"))))
                .containsExactly(new Span(at("2026-11-23T08:00"), at("2026-11-23T20:00")));
    }

    @Test
    void aDistrictWithPeopleOfItsOwnDoesNotWakeThoseOfTheCity() {
        Roster roster =
                new Roster(
                        List.of(
                                shift("city", null, null, EVERY_DAY, "00:00", "00:00"),
                                shift("water", null, "water", EVERY_DAY, "00:00", "00:00"),
                                shift("changan", "130102", null, EVERY_DAY, "08:00", "18:00")));

        assertThat(onDuty(roster, "2026-11-24T12:00", "130102", "water"))
                .containsExactly("changan");
        assertThat(onDuty(roster, "2026-11-24T20:00", "130102", "water")).containsExactly("water");
        assertThat(onDuty(roster, "2026-11-24T20:00", "130102", "energy")).containsExactly("city");
        assertThat(onDuty(roster, "2026-11-24T12:00", "130104", "energy")).containsExactly("city");
    }

    @Test
    void aGapNamesTheAreasThatNobodyTakes() {
        Roster roster =
                new Roster(
                        List.of(
                                shift("day", null, null, EVERY_DAY, "08:00", "20:00"),
                                shift("night", "130102", null, EVERY_DAY, "20:00", "08:00")));
        var changan = new Gap.Area("130102", "water");
        var qiaoxi = new Gap.Area("130104", "water");

        List<Gap> gaps =
                roster.gaps(
                        new Span(at("2026-11-24T00:00"), at("2026-11-25T00:00")),
                        List.of(changan, qiaoxi));

        assertThat(gaps)
                .containsExactly(
                        new Gap(
                                new Span(at("2026-11-24T00:00"), at("2026-11-24T08:00")),
                                List.of(qiaoxi)),
                        new Gap(
                                new Span(at("2026-11-24T20:00"), at("2026-11-25T00:00")),
                                List.of(qiaoxi)));
    }

    @Test
    void withoutAnyShiftTheWholeTimeIsOneGap() {
        var area = new Gap.Area("130102", "water");
        Span day = new Span(at("2026-11-24T00:00"), at("2026-11-25T00:00"));

        assertThat(new Roster(List.of()).gaps(day, List.of(area)))
                .containsExactly(new Gap(day, List.of(area)));
    }

    @Test
    void aShiftNeedsAWeekdayAndEndsNotBeforeItBegins() {
        assertThatThrownBy(() -> shift("wang", null, null, Set.of(), "08:00", "20:00"))
                .hasMessageContaining("weekday");
        assertThatThrownBy(
                        () ->
                                new Shift(
                                        "wang",
                                        Post.LEAD,
                                        null,
                                        null,
                                        EVERY_DAY,
                                        LocalTime.NOON,
                                        LocalTime.MIDNIGHT,
                                        MONDAY,
                                        MONDAY.minusDays(1)))
                .hasMessageContaining("last day");
    }

    private static List<String> onDuty(Roster roster, String when, String adcode, String domain) {
        return roster.onDuty(at(when), Post.OFFICER, adcode, domain);
    }

    private static Shift shift(
            String who,
            @Nullable String adcode,
            @Nullable String domain,
            Set<DayOfWeek> days,
            String begin,
            String end) {
        return new Shift(
                who,
                Post.OFFICER,
                adcode,
                domain,
                days,
                LocalTime.parse(begin),
                LocalTime.parse(end),
                MONDAY.minusDays(7),
                null);
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(Shift.ZONE).toInstant();
    }
}
