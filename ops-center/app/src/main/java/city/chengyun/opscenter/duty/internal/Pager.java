package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.duty.escalation.Chain;
import city.chengyun.opscenter.duty.escalation.Chains;
import city.chengyun.opscenter.duty.escalation.Limits;
import city.chengyun.opscenter.duty.escalation.Medium;
import city.chengyun.opscenter.duty.internal.NoticeTable.Result;
import city.chengyun.opscenter.duty.roster.Shift;
import city.chengyun.opscenter.incidents.QuietAlerts;
import city.chengyun.opscenter.incidents.QuietReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the steps that are due: for each one and each person it is decided once, and kept, whether
 * they are told or why not. Outside messages are only put down here; {@link NoticeSender} sends
 * them. A step that cannot be taken, whatever the fault, is undone alone and tried again later, so
 * that it keeps nobody else from being told.
 */
@Component
class Pager {

    private static final Logger log = LoggerFactory.getLogger(Pager.class);

    private static final int BATCH = 50;

    /** A step that failed is tried again after so long. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    /** A silenced alert is looked at again after so many times the settling time. */
    private static final int QUIET_CHECK = 3;

    private final AlertFeed alerts;
    private final QuietAlerts quiet;
    private final EscalationTable escalations;
    private final NoticeTable notices;
    private final ShiftTable shifts;
    private final Chains chains;
    private final DutyProperties properties;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    Pager(
            AlertFeed alerts,
            QuietAlerts quiet,
            EscalationTable escalations,
            NoticeTable notices,
            ShiftTable shifts,
            Chains chains,
            DutyProperties properties,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.alerts = alerts;
        this.quiet = quiet;
        this.escalations = escalations;
        this.notices = notices;
        this.shifts = shifts;
        this.chains = chains;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** Takes all steps that are due now. */
    void run() {
        while (Boolean.TRUE.equals(transaction.execute(status -> runSome()))) {
            // Until nothing is due.
        }
    }

    private boolean runSome() {
        long now = clock.millis();
        List<Escalation> due = escalations.lockDue(now, BATCH);
        due.forEach(one -> takeOrPutOff(one, now));
        return due.size() == BATCH;
    }

    private void takeOrPutOff(Escalation one, long now) {
        try {
            savepoint.executeWithoutResult(status -> take(one, now));
        } catch (RuntimeException e) {
            log.error("Nobody is told of alert {} now, trying again in {}", one.alert(), RETRY, e);
            escalations.advance(one.id(), one.nextStep(), now + RETRY.toMillis());
        }
    }

    private void take(Escalation one, long now) {
        chains.of(one.severity())
                .step(one.nextStep())
                .ifPresentOrElse(
                        step -> take(one, step, now),
                        () -> escalations.advance(one.id(), one.nextStep(), null));
    }

    private void take(Escalation one, Chain.Step step, long now) {
        AlertView alert = alerts.find(one.alert()).orElseThrow();
        Optional<QuietReason> why = quiet.whyQuiet(alert);
        if (why.isPresent()) {
            note(one, step, "", now, Result.SUPPRESSED, code(why.get()));
            @Nullable Long since = one.quietSince();
            escalations.holdBack(
                    one.id(),
                    since == null ? now : since,
                    now + QUIET_CHECK * properties.settle().toMillis());
            return;
        }
        long startedAt = one.startedAt();
        if (one.quietSince() != null) {
            startedAt += now - one.quietSince();
            escalations.resume(one.id(), startedAt);
        }
        boolean told = tell(one, step, alert, now);
        escalations.advance(
                one.id(), one.nextStep() + 1, nextAt(one, startedAt, told ? Long.MAX_VALUE : now));
    }

    /**
     * When the next step is due, null after the last; where nobody could be told it need not wait.
     */
    private @Nullable Long nextAt(Escalation one, long startedAt, long atTheLatest) {
        return chains.of(one.severity())
                .step(one.nextStep() + 1)
                .map(next -> Math.min(startedAt + next.after().toMillis(), atTheLatest))
                .orElse(null);
    }

    /** Returns whether there was somebody to tell. */
    private boolean tell(Escalation one, Chain.Step step, AlertView alert, long now) {
        int ofDevice =
                escalations.countOfDevice(
                        one.device(),
                        one.alert().value(),
                        now - properties.deviceWindow().toMillis());
        List<String> people = recipients(step, alert, now);
        if (people.isEmpty()) {
            note(one, step, "", now, Result.FAILED, Reason.NOBODY_ON_DUTY);
            return false;
        }
        var limits = new Limits(properties.perPerson(), properties.perDevice());
        for (String person : people) {
            int ofPerson =
                    person.isEmpty()
                            ? 0
                            : notices.countOfPerson(
                                    person, step.by(), now - properties.personWindow().toMillis());
            limits.whyHeldBack(step.by(), alert.mode(), ofDevice, ofPerson)
                    .ifPresentOrElse(
                            back ->
                                    note(
                                            one,
                                            step,
                                            person,
                                            now,
                                            Result.SUPPRESSED,
                                            Reason.code(back)),
                            () ->
                                    note(
                                            one,
                                            step,
                                            person,
                                            now,
                                            step.by() == Medium.APP ? Result.SENT : Result.WAITING,
                                            null));
        }
        return true;
    }

    /** User names; one empty one where the step is for nobody in particular. */
    private List<String> recipients(Chain.Step step, AlertView alert, long now) {
        if (step.to() == null) {
            return List.of("");
        }
        Instant moment = Instant.ofEpochMilli(now);
        LocalDate today = moment.atZone(Shift.ZONE).toLocalDate();
        return shifts.roster(today)
                .onDuty(moment, step.to(), alert.adcode().value(), alert.domain().code());
    }

    private void note(
            Escalation one,
            Chain.Step step,
            String person,
            long now,
            Result result,
            @Nullable String reason) {
        notices.add(one, step.by(), person, now, result, reason);
    }

    private static String code(QuietReason why) {
        return Reason.code(why.kind()) + ":" + why.number();
    }
}
