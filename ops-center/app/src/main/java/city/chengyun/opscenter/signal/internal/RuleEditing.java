package city.chengyun.opscenter.signal.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.log.CompactedLog;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/** Makes a new version of a rule; two people on the same version: the second is told. */
@Service
public class RuleEditing {

    private static final Duration ANNOUNCE_TIMEOUT = Duration.ofSeconds(5);

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final RuleDirectory rules;
    private final RuleTable table;
    private final CompactedLog log;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RuleEditing(
            RuleDirectory rules,
            RuleTable table,
            CompactedLog log,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.rules = rules;
        this.table = table;
        this.log = log;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Saves the change as the rule's next version, in force from now.
     *
     * @throws Problem 404, 409 {@code stale-version}, or 400 for a value out of range
     */
    public RuleDefinition change(Account account, String id, RuleChange change) {
        RuleDefinition current = rules.getRule(id);
        if (change.version() != current.version()) {
            throw stale(current);
        }
        RuleDefinition next = apply(change, current);
        try {
            transaction.executeWithoutResult(
                    status -> {
                        table.add(List.of(next), account.username());
                        ledger.append(
                                LedgerEvent.changed(
                                        account.username(),
                                        "rule.changed",
                                        "rule:" + next.id().value(),
                                        fields(current),
                                        fields(next)));
                    });
        } catch (DuplicateKeyException e) {
            throw stale(rules.getRule(id));
        }
        rules.onCommitted(next);
        log.publish(ANNOUNCE_TIMEOUT);
        return next;
    }

    private RuleDefinition apply(RuleChange change, RuleDefinition current) {
        try {
            return change.applyTo(current, clock.millis());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("bad-value", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> fields(RuleDefinition rule) {
        return ContractJson.mapper().convertValue(rule, FIELDS);
    }

    private static Problem stale(RuleDefinition current) {
        return Problem.conflict(
                        "stale-version",
                        "The rule has version %d meanwhile; look again before changing it"
                                .formatted(current.version()))
                .with("currentVersion", current.version());
    }
}
