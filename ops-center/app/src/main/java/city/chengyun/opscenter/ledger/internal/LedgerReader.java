package city.chengyun.opscenter.ledger.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Lists, exports and verifies the ledger, and keeps in it that somebody did. */
@Service
public class LedgerReader {

    /** Most events on a page. */
    static final int MAX_SIZE = 200;

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final String LEDGER = "ledger:events";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final JsonMapper json;
    private final Ledger ledger;
    private final TransactionTemplate oneState;

    LedgerReader(
            JdbcTemplate jdbc,
            JdbcClient client,
            JsonMapper json,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.client = client;
        this.json = json;
        this.ledger = ledger;
        this.oneState = new TransactionTemplate(transactions);
        oneState.setReadOnly(true);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Keeps that somebody began to read. Once for a log-in, not for each page: what an auditor
     * looks at grows with every look otherwise, and the acts of others drown in it.
     */
    public void onRead(String who) {
        ledger.append(LedgerEvent.done(who, "ledger.read", LEDGER, null));
    }

    /**
     * A page of events, newest first.
     *
     * @param before only those before this number; null from the end
     * @throws Problem 400 {@code bad-page} when the size is out of range
     */
    public List<EventView> list(LedgerQuery query, @Nullable Long before, int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw Problem.invalid("bad-page", "size is %d, allowed 1 to 200".formatted(size));
        }
        MapSqlParameterSource values = new MapSqlParameterSource();
        String where = query.where(values);
        values.addValue("before", before == null ? Long.MAX_VALUE : before);
        values.addValue("size", size);
        return client.sql(
                        "SELECT "
                                + StoredEvent.COLUMNS
                                + " FROM ledger_event WHERE "
                                + where
                                + " AND seq < :before ORDER BY seq DESC LIMIT :size")
                .paramSource(values)
                .query((row, number) -> EventView.of(StoredEvent.read(row), json))
                .list();
    }

    /**
     * Follows the whole chain.
     *
     * @param noted a head that was written down earlier, to compare with
     */
    public Verification verify(String who, @Nullable ChainHead noted) {
        Verification result =
                Objects.requireNonNull(
                        oneState.execute(
                                status ->
                                        jdbc.execute(
                                                (ConnectionCallback<Verification>)
                                                        connection ->
                                                                StoredChain.verify(
                                                                        connection, noted))));
        ledger.append(verified(who, result));
        return result;
    }

    private static LedgerEvent verified(String who, Verification result) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("checked", result.checked());
        if (result.head() != null) {
            found.put("head", result.head().hash());
        }
        if (result.broken() == null) {
            return LedgerEvent.done(who, "ledger.verified", LEDGER, found);
        }
        found.put("broken", result.broken().kind().code());
        found.put("at", result.broken().seq());
        return LedgerEvent.failed(who, "ledger.verified", LEDGER, found);
    }

    /** Keeps that somebody takes events away with him; before he gets the first of them. */
    public void onExport(String who, LedgerQuery query) {
        ledger.append(LedgerEvent.done(who, "ledger.exported", LEDGER, query.toMap()));
    }

    /** Writes the events as CSV, oldest first, some rows at a time. */
    public void export(LedgerQuery query, Writer out) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        String where = query.where(values);
        CsvExport csv = new CsvExport(out);
        oneState.executeWithoutResult(
                status -> {
                    csv.begin();
                    client.sql(
                                    "SELECT "
                                            + StoredEvent.COLUMNS
                                            + " FROM ledger_event WHERE "
                                            + where
                                            + " ORDER BY seq")
                            .withFetchSize(ROWS_AT_A_TIME)
                            .paramSource(values)
                            .query((RowCallbackHandler) row -> csv.add(StoredEvent.read(row)));
                });
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
