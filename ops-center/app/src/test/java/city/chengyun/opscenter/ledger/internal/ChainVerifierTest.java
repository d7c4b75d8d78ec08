package city.chengyun.opscenter.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.ledger.internal.Verification.Break;
import city.chengyun.opscenter.ledger.internal.Verification.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class ChainVerifierTest {

    private static final int LENGTH = 12;

    /** Something that somebody does to the rows and does not want to be seen. */
    private interface Tampering {
        ChainedEvent apply(ChainedEvent event);
    }

    @Property(tries = 200)
    void findsNothingInAChainThatNobodyTouched(@ForAll("events") List<ChainedEvent> events) {
        List<StoredEvent> rows = chain(events);

        Verification result = verify(rows, headOf(rows), headOf(rows.subList(0, 3)));

        assertThat(result.broken()).isNull();
        assertThat(result.checked()).isEqualTo(LENGTH);
    }

    @Property(tries = 200)
    void findsAnyFieldThatWasChanged(
            @ForAll("events") List<ChainedEvent> events,
            @ForAll @IntRange(max = LENGTH - 1) int at,
            @ForAll("tamperings") Tampering tampering) {
        List<StoredEvent> rows = chain(events);
        StoredEvent old = rows.get(at);
        rows.set(at, new StoredEvent(tampering.apply(old.event()), old.previousHash(), old.hash()));

        assertThat(verify(rows, headOf(rows)).broken()).isEqualTo(new Break(at + 1, Kind.CHANGED));
    }

    @Property(tries = 200)
    void findsAChangeWhoseOwnHashWasMadeToFit(
            @ForAll("events") List<ChainedEvent> events,
            @ForAll @IntRange(max = LENGTH - 1) int at,
            @ForAll("tamperings") Tampering tampering) {
        List<StoredEvent> rows = chain(events);
        ChainHead head = headOf(rows);
        rows.set(at, after(rows.get(at).previousHash(), tampering.apply(rows.get(at).event())));

        Break broken = verify(rows, head).broken();

        // Seen where the next row, or the head, goes on from what was there before.
        assertThat(broken)
                .isEqualTo(
                        at == LENGTH - 1
                                ? new Break(LENGTH, Kind.CHANGED)
                                : new Break(at + 2, Kind.REORDERED));
    }

    @Property(tries = 200)
    void findsAChainThatWasMadeAnewWithoutItsHead(
            @ForAll("events") List<ChainedEvent> events,
            @ForAll @IntRange(max = LENGTH - 1) int at,
            @ForAll("tamperings") Tampering tampering) {
        ChainHead head = headOf(chain(events));
        List<StoredEvent> anew = rewritten(events, at, tampering);

        assertThat(verify(anew, head).broken()).isEqualTo(new Break(LENGTH, Kind.CHANGED));
    }

    @Property(tries = 200)
    void findsAChainThatWasMadeAnewWithItsHeadByAHeadThatWasNoted(
            @ForAll("events") List<ChainedEvent> events,
            @ForAll @IntRange(max = LENGTH - 1) int at,
            @ForAll @IntRange(min = 1, max = LENGTH) int notedAt,
            @ForAll("tamperings") Tampering tampering) {
        ChainHead noted = headOf(chain(events).subList(0, notedAt));
        List<StoredEvent> anew = rewritten(events, at, tampering);

        assertThat(verify(anew, headOf(anew)).broken()).isNull();
        assertThat(verify(anew, headOf(anew), noted).broken())
                .isEqualTo(notedAt <= at ? null : new Break(notedAt, Kind.REWRITTEN));
    }

    @Property(tries = 200)
    void findsARowThatIsMissing(
            @ForAll("events") List<ChainedEvent> events,
            @ForAll @IntRange(max = LENGTH - 2) int at) {
        List<StoredEvent> rows = chain(events);
        ChainHead head = headOf(rows);
        rows.remove(at);

        assertThat(verify(rows, head).broken()).isEqualTo(new Break(at + 1, Kind.REMOVED));
    }

    @Property(tries = 200)
    void findsTwoRowsThatChangedPlaces(
            @ForAll("events") List<ChainedEvent> events,
            @ForAll @IntRange(max = LENGTH - 2) int one,
            @ForAll @IntRange(min = 1, max = LENGTH - 1) int distance) {
        int other = Math.min(one + distance, LENGTH - 1);
        List<StoredEvent> rows = chain(events);
        ChainHead head = headOf(rows);
        Collections.swap(rows, one, other);
        // As a database would show it: in the order of their numbers.
        rows.set(one, numbered(rows.get(one), one + 1));
        rows.set(other, numbered(rows.get(other), other + 1));

        assertThat(verify(rows, head).broken()).isEqualTo(new Break(one + 1, Kind.REORDERED));
    }

    @Property(tries = 200)
    void findsATailThatWasCutOff(
            @ForAll("events") List<ChainedEvent> events,
            @ForAll @IntRange(max = LENGTH - 1) int left) {
        List<StoredEvent> rows = chain(events);
        List<StoredEvent> cut = rows.subList(0, left);
        Break expected = new Break(left + 1, Kind.CUT_OFF);

        assertThat(verify(cut, headOf(rows)).broken()).isEqualTo(expected);
        assertThat(verify(cut, headOf(cut), headOf(rows)).broken())
                .as("with the head set back, by the head that was noted")
                .isEqualTo(expected);
    }

    @Property(tries = 200)
    void findsRowsPastTheHead(
            @ForAll("events") List<ChainedEvent> events,
            @ForAll @IntRange(max = LENGTH - 1) int at) {
        List<StoredEvent> rows = chain(events);

        assertThat(verify(rows, headOf(rows.subList(0, at))).broken())
                .isEqualTo(new Break(at + 1, Kind.AFTER_HEAD));
    }

    @Example
    void findsThatTheHeadIsMissing() {
        Verification result = new ChainVerifier(null, null).finish();

        assertThat(result.broken()).isEqualTo(new Break(0, Kind.HEAD_MISSING));
    }

    @Example
    void findsNothingInALedgerThatIsEmpty() {
        assertThat(verify(List.of(), new ChainHead(0, ChainHead.GENESIS)).intact()).isTrue();
    }

    @Provide
    Arbitrary<List<ChainedEvent>> events() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(6);
        Arbitrary<ChainedEvent> event =
                Combinators.combine(
                                Arbitraries.longs().greaterOrEqual(0),
                                text,
                                text.injectNull(0.3),
                                text,
                                text,
                                text.injectNull(0.3),
                                text.injectNull(0.3))
                        .as(
                                (at, actor, address, action, object, before, after) ->
                                        new ChainedEvent(
                                                0, at, actor, address, action, object, "DONE",
                                                before, after));
        return event.list().ofSize(LENGTH);
    }

    /** Each field, and texts that move to the neighbour. */
    @Provide
    Arbitrary<Tampering> tamperings() {
        return Arbitraries.of(
                event -> with(event, event.at() + 1, event.actor(), event.address()),
                event -> with(event, event.at(), event.actor() + "x", event.address()),
                event -> with(event, event.at(), event.actor(), event.address() + "x"),
                event ->
                        with(event, event.at(), event.actor(), event.address() == null ? "" : null),
                event ->
                        new ChainedEvent(
                                event.seq(),
                                event.at(),
                                event.actor(),
                                event.address(),
                                event.action() + "." + event.object(),
                                "",
                                event.outcome(),
                                event.before(),
                                event.after()),
                event ->
                        new ChainedEvent(
                                event.seq(),
                                event.at(),
                                event.actor(),
                                event.address(),
                                event.action(),
                                event.object(),
                                "REFUSED",
                                event.before(),
                                event.after()),
                event ->
                        new ChainedEvent(
                                event.seq(),
                                event.at(),
                                event.actor(),
                                event.address(),
                                event.action(),
                                event.object(),
                                event.outcome(),
                                event.before() + " ",
                                event.after()),
                event ->
                        new ChainedEvent(
                                event.seq(),
                                event.at(),
                                event.actor(),
                                event.address(),
                                event.action(),
                                event.object(),
                                event.outcome(),
                                event.before(),
                                event.after() == null ? "{}" : null));
    }

    private static ChainedEvent with(
            ChainedEvent event, long at, String actor, @Nullable String address) {
        return new ChainedEvent(
                event.seq(),
                at,
                actor,
                address,
                event.action(),
                event.object(),
                event.outcome(),
                event.before(),
                event.after());
    }

    private static StoredEvent numbered(StoredEvent row, long seq) {
        return new StoredEvent(numbered(row.event(), seq), row.previousHash(), row.hash());
    }

    private static ChainedEvent numbered(ChainedEvent event, long seq) {
        return new ChainedEvent(
                seq,
                event.at(),
                event.actor(),
                event.address(),
                event.action(),
                event.object(),
                event.outcome(),
                event.before(),
                event.after());
    }

    private static StoredEvent after(String previous, ChainedEvent event) {
        return new StoredEvent(event, previous, event.hashAfter(previous));
    }

    private static List<StoredEvent> chain(List<ChainedEvent> events) {
        List<StoredEvent> rows = new ArrayList<>();
        for (ChainedEvent event : events) {
            rows.add(after(headOf(rows).hash(), numbered(event, rows.size() + 1L)));
        }
        return rows;
    }

    private static List<StoredEvent> rewritten(
            List<ChainedEvent> events, int at, Tampering tampering) {
        List<ChainedEvent> others = new ArrayList<>(events);
        others.set(at, tampering.apply(events.get(at)));
        return chain(others);
    }

    private static ChainHead headOf(List<StoredEvent> rows) {
        return new ChainHead(
                rows.size(), rows.isEmpty() ? ChainHead.GENESIS : rows.get(rows.size() - 1).hash());
    }

    private static Verification verify(List<StoredEvent> rows, ChainHead head) {
        return verify(rows, head, null);
    }

    private static Verification verify(
            List<StoredEvent> rows, ChainHead head, @Nullable ChainHead noted) {
        ChainVerifier verifier = new ChainVerifier(head, noted);
        rows.forEach(verifier::accept);
        return verifier.finish();
    }
}
