package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.cases.engine.CaseEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.ClassifiedText;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens cases of alerts: with a click, or by the mapping. What the mapping says about the alert
 * decides class and definition; the hub has collected it, and who opens it accepts and files it.
 */
@Service
public class AlertOpening {

    /** Nearer than this an open case of the same class is about the same matter. */
    private static final double NEARBY_METERS = 100;

    private final CaseDefinitions definitions;
    private final CaseStore store;
    private final CaseTable table;
    private final CaseLinks links;
    private final AlertCases alerts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertOpening(
            CaseDefinitions definitions,
            CaseStore store,
            CaseTable table,
            CaseLinks links,
            AlertCases alerts,
            TransactionTemplate transaction,
            Clock clock) {
        this.definitions = definitions;
        this.store = store;
        this.table = table;
        this.links = links;
        this.alerts = alerts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An open case of the same matter. */
    private record Near(StoredCase open, double distanceMeters) {}

    /**
     * Opens a case of an alert, or links the alert to the open case of the same matter.
     *
     * @param description in words; null to take the alert's
     * @param link whether to link rather than refuse when there is such a case
     * @throws Problem 404 {@code alert-not-found}, 409 {@code alert-retracted}, {@code
     *     alert-has-case}, {@code case-exists-nearby}, 400 {@code classified-content}
     */
    public Opened open(
            Account account, String alertId, @Nullable String description, boolean link) {
        ClassifiedText.refuse(description);
        AlertView alert = alerts.getVisible(account, alertId);
        if (alert.mode() == AlertMode.SHADOW) {
            throw Problem.notFound("alert", alertId);
        }
        if (alert.state() == AlertView.State.RETRACTED) {
            throw Problem.conflict("alert-retracted", "Later data showed that this alert was none");
        }
        String words = description == null ? alert.message().zh() : description;
        NewCase asked = asked(alert, words, CaseOrigin.ALERT, account.username());
        Opened opened =
                transaction.execute(status -> open(asked, alertId, Sight.of(account), link));
        return Objects.requireNonNull(opened);
    }

    private Opened open(NewCase asked, String alertId, Sight sight, boolean link) {
        store.lockNumbers(clock.millis());
        requireNoCase(alertId);
        Optional<Near> near = findNear(asked, sight::covers);
        if (near.isEmpty()) {
            return create(asked, alertId);
        }
        if (!link) {
            throw existsNearby(near.get());
        }
        return linkTo(near.get().open().number(), alertId, asked.actor());
    }

    /**
     * Opens a case by the mapping, if it wants one for this alert and there is none; within the
     * caller's transaction.
     *
     * @return whether the alert has a case of it now
     */
    boolean openByRule(AlertView alert) {
        boolean wanted =
                alert.isActive()
                        && alert.caseNumber() == null
                        && definitions.classOf(alert).auto().contains(alert.severity());
        if (!wanted) {
            return false;
        }
        // Before the look at the links: a click at the same moment is seen or waits.
        store.lockNumbers(clock.millis());
        if (links.findCaseOfAlert(alert.id().value()).isPresent()) {
            return false;
        }
        NewCase asked = asked(alert, alert.message().zh(), CaseOrigin.RULE, CaseEvent.HUB);
        Optional<Near> near = findNear(asked, open -> true);
        if (near.isPresent()) {
            linkTo(near.get().open().number(), alert.id().value(), CaseEvent.HUB);
        } else {
            create(asked, alert.id().value());
        }
        return true;
    }

    private NewCase asked(AlertView alert, String words, CaseOrigin origin, String actor) {
        AlertClass kind = definitions.classOf(alert);
        return new NewCase(
                kind.definition(),
                kind.classCode(),
                words,
                origin,
                actor,
                alert.deviceId().value(),
                alert.position(),
                alert.adcode().value(),
                alert.severity(),
                alert.mode() == AlertMode.DRILL);
    }

    private static boolean isPerson(String actor) {
        return !actor.equals(CaseEvent.HUB);
    }

    private void requireNoCase(String alertId) {
        links.findCaseOfAlert(alertId)
                .ifPresent(
                        number -> {
                            throw Problem.conflict(
                                            "alert-has-case",
                                            "Case %s handles it".formatted(number))
                                    .with("case", number);
                        });
    }

    private Opened create(NewCase asked, String alertId) {
        long now = clock.millis();
        StoredCase created = store.begin(asked, now);
        String number = created.number();
        @Nullable String device = asked.deviceId();
        if (device != null) {
            var link = new CaseLinks.Link(CaseLinks.Kind.DEVICE, device);
            links.add(number, link, asked.actor(), now);
        }
        links.add(number, new CaseLinks.Link(CaseLinks.Kind.ALERT, alertId), asked.actor(), now);
        alerts.linkCase(alertId, number, asked.actor(), isPerson(asked.actor()));
        store.tellOpened(created, asked.actor());
        return new Opened(number, true);
    }

    private Opened linkTo(String number, String alertId, String actor) {
        StoredCase open = table.lock(number).orElseThrow(() -> Problem.notFound("case", number));
        requireNoCase(alertId);
        long now = clock.millis();
        links.add(number, new CaseLinks.Link(CaseLinks.Kind.ALERT, alertId), actor, now);
        alerts.linkCase(alertId, number, actor, isPerson(actor));
        store.addEvent(
                open,
                new CaseEvent(
                        now,
                        actor,
                        CaseEvent.LINK,
                        open.state().stage(),
                        open.state().stage(),
                        null,
                        Map.of("alert", alertId)));
        return new Opened(number, false);
    }

    /** The nearest open case of the same class, the same device's first. */
    private Optional<Near> findNear(NewCase asked, Predicate<StoredCase> visible) {
        List<StoredCase> around =
                table.listOpenAround(
                        asked.classCode(), asked.drill(), asked.deviceId(), asked.position());
        return around.stream()
                .filter(visible)
                .map(one -> new Near(one, distance(asked, one)))
                .filter(near -> near.distanceMeters() <= NEARBY_METERS)
                .min((one, other) -> Double.compare(one.distanceMeters(), other.distanceMeters()));
    }

    private static double distance(NewCase asked, StoredCase open) {
        if (asked.deviceId() != null && asked.deviceId().equals(open.deviceId())) {
            return 0;
        }
        @Nullable LngLat here = asked.position();
        @Nullable LngLat there = open.position();
        return here == null || there == null
                ? Double.POSITIVE_INFINITY
                : geo(here).distanceMetersTo(geo(there));
    }

    private static city.chengyun.geo.LngLat geo(LngLat position) {
        return new city.chengyun.geo.LngLat(position.lng(), position.lat());
    }

    private static Problem existsNearby(Near near) {
        return Problem.conflict(
                        "case-exists-nearby",
                        "Case %s is about the same matter, %.0f m away"
                                .formatted(near.open().number(), near.distanceMeters()))
                .with("case", near.open().number())
                .with("distanceMeters", Math.round(near.distanceMeters()));
    }
}
