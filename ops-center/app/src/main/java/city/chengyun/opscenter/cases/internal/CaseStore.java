package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.geo.GridCell;
import city.chengyun.geo.ManagementGrid;
import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.cases.engine.CaseEvent;
import city.chengyun.opscenter.cases.engine.CaseMachine;
import city.chengyun.opscenter.cases.engine.Outcome.Done;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Department;
import city.chengyun.opscenter.party.Departments;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes cases with their history and the ledger; always within the caller's transaction. The
 * ledger comes last: its head stays locked until the commit.
 */
@Component
class CaseStore {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final CaseDefinitions definitions;
    private final CaseTable table;
    private final CaseHistory history;
    private final Departments departments;
    private final ManagementGrid grid;
    private final CaseLinks links;
    private final AlertCases alerts;
    private final Ledger ledger;

    CaseStore(
            CaseDefinitions definitions,
            CaseTable table,
            CaseHistory history,
            Departments departments,
            ManagementGrid grid,
            CaseLinks links,
            AlertCases alerts,
            Ledger ledger) {
        this.definitions = definitions;
        this.table = table;
        this.history = history;
        this.departments = departments;
        this.grid = grid;
        this.links = links;
        this.alerts = alerts;
        this.ledger = ledger;
    }

    /** Lets nobody else open a case on the day of a moment until the end of the transaction. */
    void lockNumbers(long now) {
        table.lockDay(definitions.calendar().dayOf(now));
    }

    private String nextNumber(long now) {
        LocalDate day = definitions.calendar().dayOf(now);
        return "%s-%s-%04d"
                .formatted(definitions.city().numberPrefix(), DAY.format(day), table.nextOf(day));
    }

    StoredCase begin(NewCase asked, long now) {
        CaseMachine machine = definitions.getMachine(asked.definition());
        var grade = definitions.city().grade(asked.adcode());
        Done begun =
                machine.begin(asked.classCode(), grade, asked.actor(), asked.description(), now);
        List<CaseEvent> events = new ArrayList<>(begun.events());
        if (asked.origin() != CaseOrigin.PERSON) {
            begun = machine.advanceFromAlert(begun.state(), asked.actor(), now);
            events.addAll(begun.events());
        }
        var created =
                new StoredCase(
                        nextNumber(now),
                        asked.definition(),
                        asked.classCode(),
                        asked.description(),
                        asked.origin(),
                        asked.deviceId(),
                        asked.position(),
                        asked.adcode(),
                        cellAt(asked.position()),
                        grade,
                        asked.severity(),
                        departments
                                .findLead(asked.classCode(), asked.adcode())
                                .map(Department::id)
                                .orElse(null),
                        asked.origin() == CaseOrigin.PERSON ? asked.actor() : CaseEvent.HUB,
                        now,
                        now,
                        asked.drill(),
                        begun.state());
        table.add(created, isOpen(created));
        history.append(created.number(), events);
        return created;
    }

    private @Nullable String cellAt(@Nullable LngLat position) {
        return position == null
                ? null
                : grid.findAt(new city.chengyun.geo.LngLat(position.lng(), position.lat()))
                        .map(GridCell::code)
                        .orElse(null);
    }

    /** Tells the ledger of a new case. */
    void tellOpened(StoredCase created, String actor) {
        ledger.append(
                LedgerEvent.done(
                        actor,
                        "case.opened",
                        "case:" + created.number(),
                        Map.of(
                                "class", created.classCode(),
                                "stage", created.state().stage(),
                                "origin", created.origin().name())));
    }

    /** Keeps a step; {@code events} end with the one that the step is. */
    StoredCase save(StoredCase before, Done step, long now) {
        StoredCase after = before.with(step.state(), now);
        CaseEvent event = step.events().get(step.events().size() - 1);
        table.save(after, isOpen(after), event.actor());
        history.append(before.number(), step.events());
        ledger.append(
                LedgerEvent.changed(
                        event.actor(),
                        "case." + event.action(),
                        "case:" + before.number(),
                        summary(before, Map.of()),
                        summary(after, event.data())));
        if (isOpen(before) && !isOpen(after)) {
            alerts.closeAlerts(links.listAlerts(after.number()), after.number(), event.actor());
        }
        return after;
    }

    /** Keeps something that happened and does not move the case. */
    void addEvent(StoredCase one, CaseEvent event) {
        history.append(one.number(), List.of(event));
        ledger.append(
                LedgerEvent.done(
                        event.actor(),
                        "case." + event.action(),
                        "case:" + one.number(),
                        event.data()));
    }

    boolean isOpen(StoredCase one) {
        return definitions
                .getMachine(one.definition())
                .definition()
                .getStage(one.state().stage())
                .isOpen();
    }

    private static Map<String, Object> summary(StoredCase one, Map<String, Object> data) {
        Map<String, Object> summary = new LinkedHashMap<>(data);
        summary.put("stage", one.state().stage());
        summary.put("revision", one.state().revision());
        @Nullable String department = one.state().department();
        if (department != null) {
            summary.put("department", department);
        }
        return summary;
    }
}
