package city.chengyun.opscenter.ledger.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger in PostgreSQL. The row of the head is locked until the commit, so events stand in the
 * order in which they became true.
 */
@Component
class DatabaseLedger implements Ledger {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final RefusalBudget budget = new RefusalBudget();

    DatabaseLedger(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        this.clock = clock;
    }

    @Override
    public void append(LedgerEvent event) {
        transaction.executeWithoutResult(status -> chain(event));
    }

    @Override
    public void appendRefusal(LedgerEvent event) {
        budget.admit(event.actor(), clock.instant())
                .ifPresent(skipped -> append(skipped == 0 ? event : telling(event, skipped)));
    }

    private static LedgerEvent telling(LedgerEvent event, int skipped) {
        Map<String, Object> after = new LinkedHashMap<>();
        if (event.after() != null) {
            after.putAll(event.after());
        }
        after.put("skipped", skipped);
        return new LedgerEvent(
                event.actor(),
                event.action(),
                event.object(),
                event.outcome(),
                event.before(),
                after);
    }

    private void chain(LedgerEvent event) {
        ChainHead head =
                jdbc.sql("SELECT seq, hash FROM ledger_head FOR UPDATE")
                        .query((row, number) -> new ChainHead(row.getLong(1), row.getString(2)))
                        .single();
        var chained =
                new ChainedEvent(
                        head.seq() + 1,
                        clock.millis(),
                        event.actor(),
                        address(),
                        event.action(),
                        event.object(),
                        event.outcome().name(),
                        text(event.before()),
                        text(event.after()));
        String hash = chained.hashAfter(head.hash());
        jdbc.sql(
                        "INSERT INTO ledger_event ("
                                + StoredEvent.COLUMNS
                                + ")"
                                + " VALUES (:seq, :at, :actor, :address, :action, :object,"
                                + " :outcome, :before, :after, :previous, :hash)")
                .param("seq", chained.seq())
                .param("at", chained.at())
                .param("actor", chained.actor())
                .param("address", chained.address())
                .param("action", chained.action())
                .param("object", chained.object())
                .param("outcome", chained.outcome())
                .param("before", chained.before())
                .param("after", chained.after())
                .param("previous", head.hash())
                .param("hash", hash)
                .update();
        jdbc.sql("UPDATE ledger_head SET seq = ?, hash = ?").params(chained.seq(), hash).update();
    }

    private @Nullable String text(@Nullable Map<String, ?> values) {
        return values == null ? null : json.writeValueAsString(values);
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? here.getRequest().getRemoteAddr()
                : null;
    }
}
