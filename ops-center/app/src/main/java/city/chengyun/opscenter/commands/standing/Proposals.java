package city.chengyun.opscenter.commands.standing;

import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.commands.internal.CommandDesk;
import city.chengyun.opscenter.commands.internal.CommandView;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where duty officers decide about what standing commands propose. */
@Service
public class Proposals {

    private final StandingTable table;
    private final CommandDesk commands;
    private final AlertCases alerts;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Proposals(
            StandingTable table,
            CommandDesk commands,
            AlertCases alerts,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.commands = commands;
        this.alerts = alerts;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What an alert led to.
     *
     * @throws Problem 404 {@code alert-not-found}
     */
    public List<ProposedCommand> list(Account account, String alertId) {
        alerts.getVisible(account, alertId);
        return table.listOfAlert(alertId);
    }

    /**
     * Whether giving it needs the password again.
     *
     * @throws Problem 404 {@code alert-not-found}, {@code proposal-not-found} or {@code
     *     device-not-found}
     */
    public boolean isDangerous(Account account, String alertId, long standing) {
        ProposedCommand one = find(account, alertId, standing);
        return commands.isDangerous(account, one.deviceId(), one.name());
    }

    /**
     * Gives what is proposed.
     *
     * @throws Problem as {@link CommandDesk#issue}, and 409 {@code proposal-decided} or {@code
     *     alert-over}
     */
    public CommandView give(Account account, String alertId, long standing) {
        AlertView alert = alerts.getVisible(account, alertId);
        if (!alert.isActive()) {
            throw Problem.conflict("alert-over", "The alert is over; command the device itself");
        }
        return requireNonNull(
                transaction.execute(
                        status -> {
                            ProposedCommand one = lockOpen(alertId, standing);
                            CommandView given =
                                    commands.issue(
                                            account,
                                            one.deviceId(),
                                            wanted(one, alert.caseNumber()));
                            decide(one, ProposedCommand.State.GIVEN, given.id(), account, "");
                            return given;
                        }));
    }

    /**
     * Keeps that it is not wanted.
     *
     * @throws Problem 404 {@code alert-not-found} or {@code proposal-not-found}, 409 {@code
     *     proposal-decided}
     */
    public void decline(Account account, String alertId, long standing, String reason) {
        find(account, alertId, standing);
        transaction.executeWithoutResult(
                status -> {
                    ProposedCommand one = lockOpen(alertId, standing);
                    decide(one, ProposedCommand.State.DECLINED, null, account, reason);
                    ledger.append(
                            LedgerEvent.done(
                                    account.username(),
                                    "command.declined",
                                    "device:" + one.deviceId(),
                                    Map.of(
                                            "name", one.name(),
                                            "alert", alertId,
                                            "reason", reason)));
                });
    }

    private static CommandDesk.Wanted wanted(ProposedCommand one, @Nullable String caseNumber) {
        @Nullable Integer seconds = one.seconds();
        return new CommandDesk.Wanted(
                one.name(),
                one.args(),
                seconds == null ? null : Duration.ofSeconds(seconds),
                caseNumber,
                one.alertId());
    }

    private void decide(
            ProposedCommand one,
            ProposedCommand.State state,
            @Nullable String commandId,
            Account account,
            String reason) {
        table.decide(
                one.standing(),
                one.alertId(),
                state,
                commandId,
                account.username(),
                clock.millis(),
                reason.isEmpty() ? null : reason);
    }

    private ProposedCommand find(Account account, String alertId, long standing) {
        return list(account, alertId).stream()
                .filter(one -> one.standing() == standing)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("proposal", String.valueOf(standing)));
    }

    private ProposedCommand lockOpen(String alertId, long standing) {
        ProposedCommand one =
                table.lock(standing, alertId)
                        .orElseThrow(() -> Problem.notFound("proposal", String.valueOf(standing)));
        if (!one.isOpen()) {
            throw Problem.conflict("proposal-decided", "It was decided already")
                    .with("by", String.valueOf(one.decidedBy()));
        }
        return one;
    }
}
