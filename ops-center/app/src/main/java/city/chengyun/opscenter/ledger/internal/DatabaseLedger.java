package city.chengyun.opscenter.ledger.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import java.time.Clock;
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

    DatabaseLedger(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        this.clock = clock;
    }

    private record Head(long seq, String hash) {}

    @Override
    public void append(LedgerEvent event) {
        transaction.executeWithoutResult(status -> chain(event));
    }

    private void chain(LedgerEvent event) {
        Head head =
                jdbc.sql("SELECT seq, hash FROM ledger_head FOR UPDATE")
                        .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
                        .single();
        var chained =
                new ChainedEvent(
                        head.seq() + 1,
                        clock.millis(),
                        event.actor(),
                        address(),
                        event.action(),
                        event.object(),
                        event.outcome(),
                        text(event.before()),
                        text(event.after()));
        String hash = chained.hashAfter(head.hash());
        jdbc.sql(
                        "INSERT INTO ledger_event (seq, at, actor, address, action, object,"
                                + " outcome, before, after, prev_hash, hash)"
                                + " VALUES (:seq, :at, :actor, :address, :action, :object,"
                                + " :outcome, :before, :after, :previous, :hash)")
                .param("seq", chained.seq())
                .param("at", chained.at())
                .param("actor", chained.actor())
                .param("address", chained.address())
                .param("action", chained.action())
                .param("object", chained.object())
                .param("outcome", chained.outcome().name())
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
