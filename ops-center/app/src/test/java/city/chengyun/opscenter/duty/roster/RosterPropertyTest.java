package city.chengyun.opscenter.duty.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RosterPropertyTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");
    private static final Span WEEK = new Span(BEGIN, BEGIN.plusSeconds(7 * 86_400L));
    private static final List<Gap.Area> AREAS =
            List.of(
                    new Gap.Area("130102", "water"),
                    new Gap.Area("130102", "energy"),
                    new Gap.Area("130104", "water"));

    @Property(tries = 200)
    void atEveryMomentAnAreaEitherHasSomebodyOrIsInAGap(@ForAll("shifts") List<Shift> shifts) {
        Roster roster = new Roster(shifts);
        List<Gap> gaps = roster.gaps(WEEK, AREAS);

        LongStream.iterate(0, s -> s < 7 * 86_400L, s -> s + 1_777)
                .mapToObj(BEGIN::plusSeconds)
                .forEach(
                        moment -> {
                            for (Gap.Area area : AREAS) {
                                boolean bare =
                                        gaps.stream()
                                                .anyMatch(
                                                        gap ->
                                                                gap.time().includes(moment)
                                                                        && gap.areas()
                                                                                .contains(area));
                                assertThat(
                                                roster.onDuty(
                                                                moment,
                                                                Post.OFFICER,
                                                                area.adcode(),
                                                                area.domain())
                                                        .isEmpty())
                                        .isEqualTo(bare);
                            }
                        });
    }

    @Property(tries = 200)
    void aShiftHoldsAtAMomentExactlyIfOneOfItsTimesIncludesIt(
            @ForAll("shifts") List<Shift> shifts) {
        for (Shift shift : shifts) {
            List<Span> spans = shift.spansWithin(WEEK);
            LongStream.iterate(0, s -> s < 7 * 86_400L, s -> s + 3_331)
                    .mapToObj(BEGIN::plusSeconds)
                    .forEach(
                            moment ->
                                    assertThat(shift.holds(moment))
                                            .isEqualTo(
                                                    spans.stream()
                                                            .anyMatch(
                                                                    span ->
                                                                            span.includes(
                                                                                    moment))));
        }
    }

    @Provide
    Arbitrary<List<Shift>> shifts() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 95).map(q -> LocalTime.MIN.plusMinutes(q * 15L));
        Arbitrary<Shift> shift =
                Combinators.combine(
                                Arbitraries.of("a", "b", "c"),
                                Arbitraries.of("130102", "130104").injectNull(0.5),
                                Arbitraries.of("water", "energy").injectNull(0.5),
                                Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                                times,
                                times,
                                Arbitraries.integers().between(-3, 8))
                        .as(
                                (who, adcode, domain, days, begin, end, first) ->
                                        new Shift(
                                                who,
                                                Post.OFFICER,
                                                adcode,
                                                domain,
                                                days,
                                                begin,
                                                end,
                                                LocalDate.parse("2026-11-23").plusDays(first),
                                                null));
        return shift.list().ofMaxSize(6);
    }
}
