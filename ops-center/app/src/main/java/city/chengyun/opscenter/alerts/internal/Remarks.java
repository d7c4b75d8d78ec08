package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.opscenter.alerts.AlertAddressed;
import city.chengyun.opscenter.alerts.AlertAddressed.How;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Usernames;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What people say about an alert; everybody who sees the alert reads it in its history. */
@Service
public class Remarks {

    private final AlertTable alerts;
    private final AlertStep step;
    private final Usernames usernames;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Remarks(
            AlertTable alerts,
            AlertStep step,
            Usernames usernames,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.step = step;
        this.usernames = usernames;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a word to an alert's history; whoever it names with {@code @} hears of it.
     *
     * @param note 1 to 500 characters
     * @throws Problem 404 {@code alert-not-found}
     */
    public AlertView comment(Account account, String id, String note) {
        return add(
                account,
                id,
                event -> AlertChange.ofComment(event, account.username(), note, clock.millis()),
                usernames.existing(Mentions.in(note)),
                How.MENTIONED);
    }

    /**
     * Says who is to see to an alert; they hear of it, and the alert goes on waiting until somebody
     * acknowledges it.
     *
     * @param to user name
     * @throws Problem 404 {@code alert-not-found}, 400 {@code bad-person} if there is no such
     *     account
     */
    public AlertView assign(Account account, String id, String to) {
        Set<String> person = usernames.existing(Set.of(to));
        if (person.isEmpty()) {
            throw Problem.invalid("bad-person", "There is no account " + to);
        }
        return add(
                account,
                id,
                event -> {
                    alerts.setAssignee(event.alertId(), to);
                    return AlertChange.ofAssignment(event, account.username(), to, clock.millis());
                },
                person,
                How.ASSIGNED);
    }

    private AlertView add(
            Account account,
            String id,
            Function<AlertEvent, AlertChange> change,
            Set<String> meant,
            How how) {
        return step.take(
                account,
                id,
                alert -> {
                    long seq = alerts.reserve(1);
                    alerts.save(
                            List.of(alert.withSeq(seq)), List.of(change.apply(alert.event())), seq);
                    if (!meant.isEmpty()) {
                        events.publishEvent(
                                new AlertAddressed(
                                        alert.event().alertId(), account.username(), meant, how));
                    }
                    return alerts.lockVisible(account, id);
                });
    }
}
