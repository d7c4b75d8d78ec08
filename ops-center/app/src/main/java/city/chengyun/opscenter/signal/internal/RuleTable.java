package city.chengyun.opscenter.signal.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.opscenter.log.CompactedLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code rule_version} and, within the same transaction, the rule topic. */
@Component
class RuleTable {

    private final JdbcClient jdbc;
    private final CompactedLog log;

    RuleTable(JdbcClient jdbc, CompactedLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** The newest version of each rule. */
    List<RuleDefinition> listNewest() {
        return jdbc.sql(
                        "SELECT DISTINCT ON (id) definition FROM rule_version"
                                + " ORDER BY id, version DESC")
                .query(
                        (row, number) ->
                                ContractJson.fromText(row.getString(1), RuleDefinition.class))
                .list();
    }

    /** Adds versions; one that exists already is a {@code DuplicateKeyException}. */
    void add(List<RuleDefinition> rules, String changedBy) {
        Map<String, byte[]> entries = new HashMap<>();
        for (RuleDefinition rule : rules) {
            jdbc.sql(
                            "INSERT INTO rule_version (id, version, definition, changed_by,"
                                    + " active_from) VALUES (?, ?, ?::jsonb, ?, ?)")
                    .params(
                            rule.id().value(),
                            rule.version(),
                            ContractJson.toText(rule),
                            changedBy,
                            rule.activeFrom())
                    .update();
            entries.put(rule.logKey(), ContractJson.toBytes(rule));
        }
        log.put(LogTopics.RULE, entries);
    }
}
