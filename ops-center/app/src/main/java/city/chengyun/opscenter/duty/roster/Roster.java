package city.chengyun.opscenter.duty.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who is on duty when. Immutable. */
public final class Roster {

    private final List<Shift> shifts;

    /** A roster of these shifts. */
    public Roster(Collection<Shift> shifts) {
        this.shifts = List.copyOf(shifts);
    }

    /**
     * Who is on duty for a field in a district, each once, by name: those whose shift is the
     * narrowest, so that a district with people of its own does not wake those of the city.
     */
    public List<String> onDuty(Instant moment, Post post, String adcode, String domain) {
        List<Shift> fit =
                shifts.stream()
                        .filter(shift -> shift.post() == post)
                        .filter(shift -> shift.isFor(adcode, domain))
                        .filter(shift -> shift.holds(moment))
                        .toList();
        int narrowest = fit.stream().mapToInt(Shift::narrowness).max().orElse(0);
        return fit.stream()
                .filter(shift -> shift.narrowness() == narrowest)
                .map(Shift::username)
                .distinct()
                .sorted()
                .toList();
    }

    /** The shifts that hold at a moment. */
    public List<Shift> holding(Instant moment) {
        return shifts.stream().filter(shift -> shift.holds(moment)).toList();
    }

    /** When nobody takes the alerts of an area, in order, as long as can be. */
    public List<Gap> gaps(Span time, Collection<Gap.Area> areas) {
        List<Gap> gaps = new ArrayList<>();
        List<Instant> bounds = List.copyOf(bounds(time));
        for (int i = 0; i + 1 < bounds.size(); i++) {
            Instant begin = bounds.get(i);
            List<Gap.Area> bare =
                    areas.stream()
                            .filter(
                                    area ->
                                            onDuty(
                                                            begin,
                                                            Post.OFFICER,
                                                            area.adcode(),
                                                            area.domain())
                                                    .isEmpty())
                            .toList();
            if (!bare.isEmpty()) {
                append(gaps, new Gap(new Span(begin, bounds.get(i + 1)), bare));
            }
        }
        return gaps;
    }

    /** Between two of these nothing changes. */
    private SortedSet<Instant> bounds(Span time) {
        SortedSet<Instant> bounds = new TreeSet<>(List.of(time.begin(), time.end()));
        for (Shift shift : shifts) {
            for (Span span : shift.spansWithin(time)) {
                bounds.add(span.begin());
                bounds.add(span.end());
            }
        }
        return new TreeSet<>(bounds.tailSet(time.begin()).headSet(time.end().plusNanos(1)));
    }

    private static void append(List<Gap> gaps, Gap next) {
        int last = gaps.size() - 1;
        if (last >= 0
                && gaps.get(last).areas().equals(next.areas())
                && gaps.get(last).time().end().equals(next.time().begin())) {
            gaps.set(
                    last,
                    new Gap(
                            new Span(gaps.get(last).time().begin(), next.time().end()),
                            next.areas()));
        } else {
            gaps.add(next);
        }
    }
}
