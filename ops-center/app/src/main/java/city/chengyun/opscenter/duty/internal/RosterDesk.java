package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.roster.Shift;
import city.chengyun.opscenter.duty.roster.Span;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Usernames;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows and changes who is on duty. */
@Service
public class RosterDesk {

    private static final int DAYS = 7;

    private final ShiftTable table;
    private final CityAreas areas;
    private final Usernames usernames;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RosterDesk(
            ShiftTable table,
            CityAreas areas,
            Usernames usernames,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.areas = areas;
        this.usernames = usernames;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A week of duty.
     *
     * @param firstDay its first day
     * @param shifts what is planned, those that are over left out
     * @param turns when they hold in this week, by time
     * @param gaps when nobody takes the alerts of some areas
     * @param now the numbers of the shifts that hold at this moment
     */
    public record Week(
            LocalDate firstDay,
            List<StoredShift> shifts,
            List<Turn> turns,
            List<DutyGap> gaps,
            Set<Long> now) {}

    /** A shift holds. */
    public record Turn(long shift, Span time) {}

    /**
     * Nobody takes the alerts of some districts and fields.
     *
     * @param whole whether of none at all
     * @param districts which, where it is not {@code whole}
     */
    public record DutyGap(Span time, boolean whole, List<String> districts) {}

    /** The week that begins on a day. */
    public Week week(LocalDate firstDay) {
        List<StoredShift> shifts = table.listFrom(firstDay);
        Span time =
                new Span(
                        firstDay.atStartOfDay(Shift.ZONE).toInstant(),
                        firstDay.plusDays(DAYS).atStartOfDay(Shift.ZONE).toInstant());
        List<Turn> turns =
                shifts.stream()
                        .flatMap(
                                one ->
                                        one.shift().spansWithin(time).stream()
                                                .map(span -> new Turn(one.number(), span)))
                        .sorted(
                                Comparator.comparing((Turn turn) -> turn.time().begin())
                                        .thenComparing(Turn::shift))
                        .toList();
        return new Week(firstDay, shifts, turns, areas.gaps(shifts, time), holding());
    }

    private Set<Long> holding() {
        Instant now = clock.instant();
        return table.listFrom(today()).stream()
                .filter(one -> one.shift().holds(now))
                .map(StoredShift::number)
                .collect(Collectors.toSet());
    }

    /** The day it is in the city. */
    public LocalDate today() {
        return clock.instant().atZone(Shift.ZONE).toLocalDate();
    }

    /**
     * Plans a shift.
     *
     * @throws Problem 400 {@code bad-shift} for a person, district or field that does not exist,
     *     403 {@code district-not-yours} for more than the account's districts
     */
    public StoredShift plan(Account account, Shift shift) {
        requirePlannable(account, shift);
        return Objects.requireNonNull(transaction.execute(status -> keep(account, shift)));
    }

    /** Plans many at once, all or none; each of them was found {@link #requirePlannable}. */
    void planAll(Account account, List<Shift> shifts) {
        transaction.executeWithoutResult(status -> shifts.forEach(shift -> keep(account, shift)));
    }

    /**
     * @throws Problem as {@link #plan}
     */
    void requirePlannable(Account account, Shift shift) {
        requireMine(account, shift);
        if (usernames.existing(Set.of(shift.username())).isEmpty()) {
            throw Problem.invalid("bad-shift", "There is no account " + shift.username());
        }
        areas.requireKnown(shift);
    }

    /** The shifts that are not over, in the order of their numbers. */
    List<Shift> listShifts() {
        return table.listFrom(today()).stream().map(StoredShift::shift).toList();
    }

    private StoredShift keep(Account account, Shift shift) {
        long number = table.insert(shift, account.username(), clock.millis());
        ledger.append(
                LedgerEvent.done(
                        account.username(), "shift.planned", "shift:" + number, fields(shift)));
        return new StoredShift(number, shift);
    }

    /**
     * Ends a shift at once: what began before today is kept for the record.
     *
     * @throws Problem 404 {@code shift-not-found}, 403 {@code district-not-yours}
     */
    public void end(Account account, long number) {
        transaction.executeWithoutResult(
                status -> {
                    Shift shift =
                            table.lock(number)
                                    .map(StoredShift::shift)
                                    .orElseThrow(
                                            () ->
                                                    Problem.notFound(
                                                            "shift", String.valueOf(number)));
                    requireMine(account, shift);
                    if (shift.firstDay().isBefore(today())) {
                        table.endOn(number, today().minusDays(1));
                    } else {
                        table.delete(number);
                    }
                    ledger.append(
                            LedgerEvent.changed(
                                    account.username(),
                                    "shift.ended",
                                    "shift:" + number,
                                    fields(shift),
                                    Map.of()));
                });
    }

    private static void requireMine(Account account, Shift shift) {
        @Nullable String adcode = shift.adcode();
        if (adcode == null ? account.adcodes() != null : !account.covers(adcode)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "district-not-yours",
                    "Your account does not cover all that this shift is for");
        }
    }

    static Map<String, Object> fields(Shift shift) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("username", shift.username());
        fields.put("post", shift.post().name());
        if (shift.adcode() != null) {
            fields.put("adcode", shift.adcode());
        }
        if (shift.domain() != null) {
            fields.put("domain", shift.domain());
        }
        fields.put("days", shift.days().stream().sorted().toList());
        fields.put("begin", shift.begin().toString());
        fields.put("end", shift.end().toString());
        fields.put("firstDay", shift.firstDay().toString());
        if (shift.lastDay() != null) {
            fields.put("lastDay", shift.lastDay().toString());
        }
        return fields;
    }
}
