package city.chengyun.opscenter.drills.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.alerts.AlertResponses;
import city.chengyun.opscenter.alerts.AlertResponses.Response;
import city.chengyun.opscenter.drills.scoring.Scoring;
import city.chengyun.opscenter.drills.scoring.Scoring.Score;
import city.chengyun.opscenter.drills.scoring.Targets;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where drills begin and end, and what came of them. What belongs to one is told by the time alone:
 * the alerts of devices of a drill that were raised while it went on.
 */
@Service
public class DrillDesk {

    private static final int MAX_ALERTS = 1000;
    private static final int MAX_DRILLS = 100;

    private final DrillTable table;
    private final AlertResponses responses;
    private final Scoring scoring = new Scoring(Targets.USUAL);
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DrillDesk(
            DrillTable table,
            AlertResponses responses,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.responses = responses;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * An alert of a drill and what people did about it.
     *
     * @param acknowledgeWithin the target, seconds
     * @param handleWithin the target, seconds
     * @param inTime whether it was acknowledged within the target
     */
    public record Line(
            Response response, long acknowledgeWithin, long handleWithin, boolean inTime) {}

    /** A drill with its score; the oldest alert first. */
    public record Report(Drill drill, Score score, List<Line> lines) {}

    /** The newest drills first. */
    public List<Drill> list() {
        return table.list(MAX_DRILLS);
    }

    /** The drill that goes on; null if none does. */
    public @Nullable Drill findGoingOn() {
        return table.findGoingOn().orElse(null);
    }

    /**
     * Begins a drill.
     *
     * @throws Problem 409 {@code drill-going-on}
     */
    public Drill begin(Account account, String name) {
        return requireNonNull(
                transaction.execute(
                        status -> {
                            Drill begun =
                                    table.begin(name, account.username(), clock.millis())
                                            .orElseThrow(
                                                    () ->
                                                            Problem.conflict(
                                                                    "drill-going-on",
                                                                    "Another drill goes on"));
                            append(account, "drill.begun", begun, Map.of());
                            return begun;
                        }));
    }

    /**
     * Ends a drill; its score is in the ledger as it was then.
     *
     * @throws Problem 404 {@code drill-not-found}, also when it is over
     */
    public Report end(Account account, long number) {
        return requireNonNull(
                transaction.execute(
                        status -> {
                            Drill ended =
                                    table.end(number, account.username(), clock.millis())
                                            .orElseThrow(() -> notFound(number));
                            Report report = report(account, ended);
                            Map<String, Object> result = new HashMap<>();
                            Score score = score(ended);
                            result.put("alerts", score.alerts());
                            result.put("acknowledged", score.acknowledged());
                            result.put("inTime", score.inTime());
                            if (score.percent() != null) {
                                result.put("percent", Math.round(score.percent()));
                            }
                            append(account, "drill.ended", ended, result);
                            return report;
                        }));
    }

    /**
     * How a drill went, or goes; of alerts outside the account's districts nothing is told.
     *
     * @throws Problem 404 {@code drill-not-found}
     */
    public Report get(Account account, long number) {
        return report(account, table.find(number).orElseThrow(() -> notFound(number)));
    }

    private Report report(Account account, Drill drill) {
        List<Response> visible =
                listResponses(drill).stream().filter(one -> account.covers(one.adcode())).toList();
        return new Report(
                drill,
                scoring.score(visible, endOf(drill)),
                visible.stream().map(this::line).toList());
    }

    private Score score(Drill drill) {
        return scoring.score(listResponses(drill), endOf(drill));
    }

    private List<Response> listResponses(Drill drill) {
        return responses.listOfDrills(drill.begunAt(), endOf(drill), MAX_ALERTS);
    }

    private Line line(Response one) {
        return new Line(
                one,
                scoring.acknowledgeTarget(one).toSeconds(),
                scoring.handleTarget(one).toSeconds(),
                scoring.isInTime(one));
    }

    private long endOf(Drill drill) {
        Long ended = drill.endedAt();
        return ended == null ? clock.millis() : ended;
    }

    private void append(Account account, String action, Drill drill, Map<String, Object> more) {
        Map<String, Object> detail = new HashMap<>(more);
        detail.put("name", drill.name());
        ledger.append(
                LedgerEvent.done(account.username(), action, "drill:" + drill.number(), detail));
    }

    private static Problem notFound(long number) {
        return Problem.notFound("drill", String.valueOf(number));
    }
}
