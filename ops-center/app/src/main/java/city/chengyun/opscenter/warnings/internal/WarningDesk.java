package city.chengyun.opscenter.warnings.internal;

import city.chengyun.geo.Districts;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a warning: drafted and submitted by one person, approved and thereby published by
 * another, updated and lifted the same way. Whoever had a hand in a message cannot approve it.
 */
@Service
public class WarningDesk {

    private static final int MOST = 200;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.BASIC_ISO_DATE.withZone(ZoneId.of("Asia/Shanghai"));

    private final WarningTable table;
    private final WarningCheck check;
    private final WarningEvents events;
    private final Districts districts;
    private final CapDocument cap;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WarningDesk(
            WarningTable table,
            WarningCheck check,
            WarningEvents events,
            Districts districts,
            WarningProperties properties,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.check = check;
        this.events = events;
        this.districts = districts;
        this.cap = new CapDocument(properties);
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The newest {@value #MOST}, the newest first. */
    public List<WarningView> list() {
        return table.list(MOST).stream().map(this::view).toList();
    }

    /** What the public is warned of now. */
    public List<WarningView> listActive() {
        return list().stream().filter(one -> one.state() == WarningState.ACTIVE).toList();
    }

    /**
     * One warning.
     *
     * @throws Problem 404 {@code warning-not-found}
     */
    public WarningView get(String id) {
        return view(find(id));
    }

    /**
     * A published message as CAP 1.2.
     *
     * @throws Problem 404 {@code warning-not-found}
     */
    public String getCap(String identifier) {
        return table.findCap(identifier).orElseThrow(() -> Problem.notFound("warning", identifier));
    }

    /** A new warning that nobody outside sees yet. */
    public WarningView draft(Account author, WarningContent content) {
        WarningContent checked = check.check(content, clock.millis());
        return change(
                () -> {
                    long now = clock.millis();
                    String id = table.add(DAY.format(clock.instant()), now);
                    table.save(
                            id,
                            WarningMessage.draft(
                                    1, WarningMessage.Type.ALERT, checked, author.username(), now));
                    record(author, "warning.drafted", id, checked);
                    return id;
                });
    }

    /**
     * Changes what a draft says.
     *
     * @throws Problem 409 {@code warning-changed} since, or {@code not-a-draft}
     */
    public WarningView edit(Account author, String id, int revision, WarningContent content) {
        WarningContent checked = check.check(content, clock.millis());
        return changeOpen(
                author,
                id,
                revision,
                "warning.edited",
                WarningMessage.State.DRAFT,
                draft -> draft.saying(checked).by(author.username()));
    }

    /** Asks for approval. */
    public WarningView submit(Account author, String id, int revision) {
        return changeOpen(
                author,
                id,
                revision,
                "warning.submitted",
                WarningMessage.State.DRAFT,
                draft -> {
                    check.check(draft.content(), clock.millis());
                    return draft.with(
                                    WarningMessage.State.SUBMITTED, draft.reason(), clock.millis())
                            .by(author.username());
                });
    }

    /** Sends back what was submitted. */
    public WarningView reject(Account reader, String id, int revision, String reason) {
        return changeOpen(
                reader,
                id,
                revision,
                "warning.rejected",
                WarningMessage.State.SUBMITTED,
                submitted ->
                        submitted.type() == WarningMessage.Type.CANCEL
                                ? submitted.with(
                                        WarningMessage.State.DROPPED, reason, clock.millis())
                                : submitted.with(
                                        WarningMessage.State.DRAFT, reason, clock.millis()));
    }

    /** Gives a draft up. */
    public WarningView drop(Account author, String id, int revision) {
        return changeOpen(
                author,
                id,
                revision,
                "warning.dropped",
                WarningMessage.State.DRAFT,
                draft -> draft.with(WarningMessage.State.DROPPED, draft.reason(), clock.millis()));
    }

    /**
     * Publishes what another person submitted.
     *
     * @throws Problem 403 {@code second-person-needed} for whoever had a hand in it; 400 for what
     *     has expired meanwhile
     */
    public WarningView approve(Account approver, String id, int revision) {
        return change(
                () -> {
                    Warning warning = take(id, revision);
                    WarningMessage submitted = open(warning, WarningMessage.State.SUBMITTED);
                    if (submitted.authors().contains(approver.username())) {
                        throw Problem.of(
                                HttpStatus.FORBIDDEN,
                                "second-person-needed",
                                "Somebody who had no hand in it must approve this");
                    }
                    if (submitted.type() != WarningMessage.Type.CANCEL) {
                        check.check(submitted.content(), clock.millis());
                    }
                    publish(warning, submitted, approver);
                    return id;
                });
    }

    private void publish(Warning warning, WarningMessage submitted, Account approver) {
        String identifier = "chengyun-%s-%d".formatted(warning.id(), submitted.number());
        WarningMessage published =
                submitted.published(approver.username(), identifier, clock.millis());
        table.save(warning.id(), published);
        table.saveCap(identifier, cap.write(source(warning, published)));
        record(approver, "warning.published", warning.id(), published.content());
    }

    private CapDocument.Source source(Warning warning, WarningMessage message) {
        WarningContent content = message.content();
        return new CapDocument.Source(
                Objects.requireNonNull(message.identifier()),
                Objects.requireNonNull(message.sent()),
                message.type(),
                warning.messages().stream()
                        .filter(WarningMessage::isPublished)
                        .map(
                                one ->
                                        new CapDocument.Reference(
                                                Objects.requireNonNull(one.identifier()),
                                                Objects.requireNonNull(one.sent())))
                        .toList(),
                content,
                message.reason() == null ? "" : message.reason(),
                events.find(content.event()).orElseThrow(),
                content.area().districts().stream().map(districts::get).toList());
    }

    /**
     * Opens a draft that replaces what is published.
     *
     * @throws Problem 409 {@code warning-not-active}, {@code message-open}
     */
    public WarningView update(Account author, String id, int revision) {
        return follow(author, id, revision, WarningMessage.Type.UPDATE, null);
    }

    /** Asks for approval to tell the public that it is over, for the reason given. */
    public WarningView lift(Account author, String id, int revision, String reason) {
        return follow(author, id, revision, WarningMessage.Type.CANCEL, reason);
    }

    private WarningView follow(
            Account author,
            String id,
            int revision,
            WarningMessage.Type type,
            @Nullable String reason) {
        return change(
                () -> {
                    Warning warning = take(id, revision);
                    if (warning.state(clock.millis()) != WarningState.ACTIVE) {
                        throw Problem.conflict(
                                "warning-not-active", "This warning is not in force");
                    }
                    if (warning.open().isPresent()) {
                        throw Problem.conflict("message-open", "Another message is on its way");
                    }
                    WarningContent content = warning.published().orElseThrow().content();
                    WarningMessage draft =
                            WarningMessage.draft(
                                    warning.last().number() + 1,
                                    type,
                                    content,
                                    author.username(),
                                    clock.millis());
                    table.save(
                            id,
                            type == WarningMessage.Type.CANCEL
                                    ? draft.with(
                                            WarningMessage.State.SUBMITTED, reason, clock.millis())
                                    : draft);
                    record(
                            author,
                            type == WarningMessage.Type.CANCEL
                                    ? "warning.lift-asked"
                                    : "warning.update-begun",
                            id,
                            content);
                    return id;
                });
    }

    private WarningView changeOpen(
            Account actor,
            String id,
            int revision,
            String action,
            WarningMessage.State expected,
            Function<WarningMessage, WarningMessage> edit) {
        return change(
                () -> {
                    WarningMessage changed = edit.apply(open(take(id, revision), expected));
                    table.save(id, changed);
                    record(actor, action, id, changed.content());
                    return id;
                });
    }

    private WarningView change(Supplier<String> work) {
        String id = Objects.requireNonNull(transaction.execute(status -> work.get()));
        return get(id);
    }

    private Warning take(String id, int revision) {
        Warning warning = find(id);
        if (!table.take(id, revision)) {
            throw Problem.conflict("warning-changed", "Somebody changed this warning meanwhile")
                    .with("revision", warning.revision());
        }
        return warning;
    }

    private static WarningMessage open(Warning warning, WarningMessage.State expected) {
        return warning.open()
                .filter(message -> message.state() == expected)
                .orElseThrow(
                        () ->
                                expected == WarningMessage.State.DRAFT
                                        ? Problem.conflict(
                                                "not-a-draft", "Nothing is being written")
                                        : Problem.conflict(
                                                "not-submitted", "Nothing waits for approval"));
    }

    private Warning find(String id) {
        return table.find(id).orElseThrow(() -> Problem.notFound("warning", id));
    }

    private WarningView view(Warning warning) {
        return WarningView.of(warning, clock.millis());
    }

    private void record(Account actor, String action, String id, WarningContent content) {
        ledger.append(
                LedgerEvent.done(
                        actor.username(),
                        action,
                        "warning:" + id,
                        Map.of(
                                "event", content.event(),
                                "colour", content.colour().code(),
                                "headline", content.headline().zh(),
                                "drill", content.drill())));
    }
}
