package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.incidents.silence.Scope;
import city.chengyun.opscenter.incidents.silence.Silence;
import city.chengyun.opscenter.incidents.silence.Weekly;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes silences and maintenance windows and ends them. */
@Service
public class SilenceDesk {

    /** How long those that are over are still shown. */
    private static final Duration SHOWN = Duration.ofDays(7);

    private final SilenceTable table;
    private final Devices devices;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SilenceDesk(
            SilenceTable table,
            Devices devices,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.devices = devices;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A silence as it is shown.
     *
     * @param holds whether it keeps alerts quiet right now
     */
    public record View(Silence silence, boolean holds) {}

    /**
     * What somebody wants. Times are epoch milliseconds.
     *
     * @param begins null for now
     */
    public record Wanted(
            Silence.Kind kind,
            Scope scope,
            @Nullable Long begins,
            long ends,
            @Nullable Weekly weekly,
            String reason) {}

    /** Those that hold, will hold, or have ended in the last seven days, the newest first. */
    public List<View> list(Account account) {
        return table.listUntil(clock.millis() - SHOWN.toMillis()).stream()
                .filter(one -> maySee(account, one.scope()))
                .map(this::view)
                .toList();
    }

    /**
     * Makes a silence.
     *
     * @throws Problem 400 {@code bad-silence} for times out of range, 403 {@code
     *     district-not-yours} for more than the account's districts
     */
    public View make(Account account, Wanted wanted) {
        Scope scope = wanted.scope();
        if (!coversAll(account, scope)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "district-not-yours",
                    "Your account does not cover all that this would silence");
        }
        long now = clock.millis();
        Silence asked = silence(account, wanted, now);
        Silence made =
                transaction.execute(
                        status -> {
                            long number = table.insert(asked);
                            ledger.append(
                                    LedgerEvent.done(
                                            account.username(),
                                            "silence.made",
                                            "silence:" + number,
                                            fields(asked)));
                            return table.lock(number).orElseThrow();
                        });
        return view(Objects.requireNonNull(made));
    }

    private static Silence silence(Account account, Wanted wanted, long now) {
        try {
            if (wanted.ends() <= now) {
                throw new IllegalArgumentException("it ends in the past");
            }
            return new Silence(
                    0,
                    wanted.kind(),
                    wanted.scope(),
                    wanted.begins() == null ? now : Math.max(now, wanted.begins()),
                    wanted.ends(),
                    wanted.weekly(),
                    account.username(),
                    wanted.reason(),
                    now,
                    null,
                    null);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("bad-silence", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Ends a silence early; again changes nothing.
     *
     * @throws Problem 404 {@code silence-not-found}
     */
    public View end(Account account, long number) {
        Silence ended =
                transaction.execute(
                        status -> {
                            Silence silence =
                                    table.lock(number)
                                            .filter(one -> coversAll(account, one.scope()))
                                            .orElseThrow(() -> notFound(number));
                            long now = clock.millis();
                            if (silence.endedAt() == null && now < silence.ends()) {
                                table.end(number, now, account.username());
                                ledger.append(
                                        LedgerEvent.done(
                                                account.username(),
                                                "silence.ended",
                                                "silence:" + number,
                                                null));
                            }
                            return table.lock(number).orElseThrow();
                        });
        return view(Objects.requireNonNull(ended));
    }

    /** What keeps an alert quiet now: the oldest of several. */
    Optional<Silence> findFor(AlertView alert) {
        return table.listUntil(clock.millis()).stream()
                .filter(silence -> silence.silences(alert, clock.instant()))
                .reduce((newer, older) -> older);
    }

    private View view(Silence silence) {
        return new View(silence, silence.holds(clock.instant()));
    }

    private static Problem notFound(long number) {
        return Problem.notFound("silence", String.valueOf(number));
    }

    private boolean maySee(Account account, Scope scope) {
        return scope.adcode() == null || account.covers(scope.adcode());
    }

    /** Whether all that a silence is about lies in the districts of the account. */
    private boolean coversAll(Account account, Scope scope) {
        if (account.adcodes() == null) {
            return true;
        }
        @Nullable String device = scope.device();
        if (device != null) {
            devices.getVisible(account, device);
            return true;
        }
        return scope.adcode() != null && account.covers(scope.adcode());
    }

    private static Map<String, Object> fields(Silence silence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", silence.kind().name());
        fields.put("scope", silence.scope());
        fields.put("begins", silence.begins());
        fields.put("ends", silence.ends());
        if (silence.weekly() != null) {
            fields.put("weekly", silence.weekly());
        }
        fields.put("reason", silence.reason());
        return fields;
    }
}
