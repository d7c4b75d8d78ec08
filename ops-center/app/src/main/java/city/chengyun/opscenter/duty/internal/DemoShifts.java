package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.roster.Post;
import city.chengyun.opscenter.duty.roster.Shift;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the demonstration accounts on duty day and night where nobody ever was. */
@Component
class DemoShifts {

    private final ShiftTable table;
    private final RosterDesk desk;
    private final DutyProperties properties;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoShifts(
            ShiftTable table,
            RosterDesk desk,
            DutyProperties properties,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.desk = desk;
        this.properties = properties;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        if (properties.demo()) {
            transaction.executeWithoutResult(
                    status -> {
                        if (table.isEmpty()) {
                            List.of(always("duty", Post.OFFICER), always("shiftlead", Post.LEAD))
                                    .forEach(this::plan);
                        }
                    });
        }
    }

    private void plan(Shift shift) {
        long number = table.insert(shift, Ledger.HUB, clock.millis());
        ledger.append(
                LedgerEvent.done(
                        Ledger.HUB, "shift.planned", "shift:" + number, RosterDesk.fields(shift)));
    }

    private Shift always(String username, Post post) {
        return new Shift(
                username,
                post,
                null,
                null,
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                desk.today().minusDays(1),
                null);
    }
}
