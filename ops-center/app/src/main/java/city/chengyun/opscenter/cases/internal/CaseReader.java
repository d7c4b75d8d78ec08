package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads cases as far as an account may see them. */
@Service
public class CaseReader {

    private final JdbcClient jdbc;
    private final CaseTable table;
    private final CaseItems items;
    private final CaseDefinitions definitions;
    private final Clock clock;

    CaseReader(
            JdbcClient jdbc,
            CaseTable table,
            CaseItems items,
            CaseDefinitions definitions,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.items = items;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** A page of cases: what is due first, then the newest. */
    public Page<CaseItem> list(Account account, CaseQuery query, int page, int size) {
        Page.requireRange(page, size);
        var values = new MapSqlParameterSource("now", clock.millis());
        String where = where(account, query, values);
        long total =
                jdbc.sql("SELECT count(*) FROM city_case WHERE " + where)
                        .paramSource(values)
                        .query(Long.class)
                        .single();
        values.addValue("limit", size).addValue("offset", (long) page * size);
        List<StoredCase> cases =
                jdbc.sql(
                                "SELECT "
                                        + CaseTable.COLUMNS
                                        + " FROM city_case WHERE "
                                        + where
                                        + " ORDER BY due_at NULLS LAST, reported_at DESC, number"
                                        + " LIMIT :limit OFFSET :offset")
                        .paramSource(values)
                        .query((row, index) -> table.read(row))
                        .list();
        return new Page<>(items.items(cases, account), page, size, total);
    }

    private String where(Account account, CaseQuery query, MapSqlParameterSource values) {
        List<String> parts =
                new ArrayList<>(query.conditions(values, definitions.calendar().zone()));
        parts.addAll(Sight.of(account).conditions(values));
        if (query.mine()) {
            parts.add(new Mine(account, definitions.machines()).condition(values));
        }
        return parts.isEmpty() ? "true" : String.join(" AND ", parts);
    }

    /**
     * A case, if the account may see it.
     *
     * @throws Problem 404 {@code case-not-found}
     */
    public StoredCase getVisible(Account account, String number) {
        return table.find(number)
                .filter(Sight.of(account)::covers)
                .orElseThrow(() -> Problem.notFound("case", number));
    }
}
