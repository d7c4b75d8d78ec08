package city.chengyun.opscenter.duty.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.opscenter.alerts.AlertAddressed;
import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.duty.escalation.Chains;
import city.chengyun.opscenter.duty.escalation.Medium;
import city.chengyun.opscenter.duty.roster.Post;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows people what they were told, and everybody what was told of an alert. */
@Service
public class NoticeDesk {

    private static final int SHOWN = 50;

    private final NoticeTable notices;
    private final EscalationTable escalations;
    private final ContactTable contacts;
    private final AlertFeed alerts;
    private final Chains chains;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeDesk(
            NoticeTable notices,
            EscalationTable escalations,
            ContactTable contacts,
            AlertFeed alerts,
            Chains chains,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.notices = notices;
        this.escalations = escalations;
        this.contacts = contacts;
        this.alerts = alerts;
        this.chains = chains;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The notices of a person.
     *
     * @param unread how many of the items they have not seen
     * @param items the newest first, at most 50
     */
    public record Inbox(int unread, List<Item> items) {}

    /** A notice with what it is about. Times are epoch milliseconds. */
    public record Item(
            long id,
            long at,
            @Nullable Long readAt,
            NoticeLine.Occasion occasion,
            @Nullable String byWhom,
            String alert,
            Severity severity,
            LocalizedText message,
            String district,
            AlertMode mode,
            AlertView.State state) {

        static Item of(NoticeLine line, AlertView alert) {
            return new Item(
                    line.id(),
                    line.at(),
                    line.readAt(),
                    line.occasion(),
                    line.byWhom(),
                    line.alert(),
                    alert.severity(),
                    alert.message(),
                    alert.district(),
                    alert.mode(),
                    alert.state());
        }
    }

    /** The newest notices; those of alerts that a person may not see any more are left out. */
    public Inbox inbox(Account account) {
        List<Item> items = new ArrayList<>();
        for (NoticeLine line : notices.listInbox(account.username(), SHOWN)) {
            visible(account, line.alert()).map(a -> Item.of(line, a)).ifPresent(items::add);
        }
        return new Inbox((int) items.stream().filter(item -> item.readAt() == null).count(), items);
    }

    /** Puts a notice behind the bell of whom somebody means. */
    @EventListener
    void onAddressed(AlertAddressed addressed) {
        addressed.to().forEach(person -> notices.tell(addressed, person, clock.millis()));
    }

    /** They have seen all up to one. */
    public void markRead(Account account, long upTo) {
        notices.markRead(account.username(), upTo, clock.millis());
    }

    /**
     * What was told of an alert.
     *
     * @param turns each time it waited for somebody, oldest first
     * @param notices what was told, oldest first
     */
    public record Story(List<TurnStory> turns, List<NoticeLine> notices) {}

    /**
     * A time an alert waited for somebody. Times are epoch milliseconds.
     *
     * @param next what comes next if nobody takes it, null for nothing
     */
    public record TurnStory(
            int turn,
            Severity severity,
            long startedAt,
            @Nullable Long endedAt,
            @Nullable String endReason,
            @Nullable NextStep next) {}

    /** What comes next, at an epoch millisecond. */
    public record NextStep(long at, Medium by, @Nullable Post to) {}

    /**
     * Who was told of an alert, when, how, and what comes next.
     *
     * @throws Problem 404 {@code alert-not-found}
     */
    public Story story(Account account, String alert) {
        if (visible(account, alert).isEmpty()) {
            throw Problem.notFound("alert", alert);
        }
        return new Story(
                escalations.listOf(alert).stream().map(this::turn).toList(), notices.listOf(alert));
    }

    private TurnStory turn(Escalation one) {
        return new TurnStory(
                one.turn(),
                one.severity(),
                one.startedAt(),
                one.endedAt(),
                one.endReason(),
                one.endedAt() == null && one.nextAt() != null ? next(one, one.nextAt()) : null);
    }

    private @Nullable NextStep next(Escalation one, long at) {
        return chains.of(one.severity())
                .step(one.nextStep())
                .map(step -> new NextStep(at, step.by(), step.to()))
                .orElse(null);
    }

    private Optional<AlertView> visible(Account account, String alert) {
        try {
            return alerts.find(AlertId.of(alert))
                    .filter(found -> account.covers(found.adcode().value()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where somebody is reached outside of the app. */
    public Contact contact(Account account) {
        return contacts.of(account.username());
    }

    /** Changes where somebody is reached; the ledger keeps that, not the address. */
    public Contact change(Account account, Contact contact) {
        transaction.executeWithoutResult(
                status -> {
                    contacts.save(account.username(), contact);
                    ledger.append(
                            LedgerEvent.done(
                                    account.username(),
                                    "contact.changed",
                                    "account:" + account.username(),
                                    Map.of(
                                            "email", contact.email() != null,
                                            "phone", contact.phone() != null)));
                });
        return contact;
    }
}
