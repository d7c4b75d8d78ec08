package city.chengyun.opscenter.commands.standing;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.device.CommandDefinition;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.signal.Rules;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where engineers say what a rule's alerts shall make devices do. */
@Service
public class StandingDesk {

    private static final int MAX_PER_RULE = 20;
    private static final int LONGEST_SECONDS = 3600;

    private final StandingTable table;
    private final Rules rules;
    private final Devices devices;
    private final DeviceCatalog catalog;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StandingDesk(
            StandingTable table,
            Rules rules,
            Devices devices,
            DeviceCatalog catalog,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.devices = devices;
        this.catalog = catalog;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What an engineer wants.
     *
     * @param target null for the device of the alert
     * @param seconds how long the device may have; null for three times as long as usual
     * @param automatic whether the hub gives it without asking
     */
    public record Wanted(
            String name,
            Map<String, Object> args,
            @Nullable String target,
            @Nullable Integer seconds,
            boolean automatic) {}

    /**
     * Those of a rule that hold.
     *
     * @throws Problem 404 {@code rule-not-found}
     */
    public List<StandingCommand> list(String ruleId) {
        rules.getRule(ruleId);
        return table.listOf(ruleId);
    }

    /**
     * Makes one.
     *
     * @throws Problem 404 {@code rule-not-found} or {@code device-not-found}, 400 {@code
     *     unknown-command}, {@code bad-arguments}, {@code bad-deadline} or {@code
     *     dangerous-automatic}, 409 {@code too-many-standing-commands}
     */
    public StandingCommand make(Account account, String ruleId, Wanted wanted) {
        CommandDefinition definition = definition(account, rules.getRule(ruleId), wanted);
        definition
                .findFault(wanted.args())
                .ifPresent(
                        fault -> {
                            throw Problem.invalid("bad-arguments", fault);
                        });
        if (wanted.automatic() && definition.dangerous()) {
            throw Problem.invalid(
                    "dangerous-automatic",
                    "A person gives what may do harm; let the hub propose it");
        }
        @Nullable Integer seconds = wanted.seconds();
        if (seconds != null && (seconds < 1 || seconds > LONGEST_SECONDS)) {
            throw Problem.invalid("bad-deadline", "A device may have 1 s to 1 h");
        }
        return requireNonNull(transaction.execute(status -> keep(account, ruleId, wanted)));
    }

    private StandingCommand keep(Account account, String ruleId, Wanted wanted) {
        if (table.listOf(ruleId).size() >= MAX_PER_RULE) {
            throw Problem.conflict(
                    "too-many-standing-commands",
                    "A rule has at most %d of them".formatted(MAX_PER_RULE));
        }
        StandingCommand draft =
                new StandingCommand(
                        0,
                        ruleId,
                        wanted.name(),
                        wanted.args(),
                        wanted.target(),
                        wanted.seconds(),
                        wanted.automatic(),
                        account.username(),
                        clock.millis());
        long number = table.insert(draft);
        append(account, "rule.command-added", draft);
        return table.listOf(ruleId).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** The command as the target's type, or every type that the rule is about, has it. */
    private CommandDefinition definition(Account account, RuleDefinition rule, Wanted wanted) {
        @Nullable String target = wanted.target();
        if (target != null) {
            DeviceDescriptor device = devices.getVisible(account, target);
            return find(device.kind(), wanted.name()).orElseThrow(() -> unknown(wanted.name()));
        }
        List<String> kinds = kinds(rule);
        List<CommandDefinition> found =
                kinds.stream().flatMap(kind -> find(kind, wanted.name()).stream()).toList();
        if (found.isEmpty() || found.size() < kinds.size()) {
            throw unknown(wanted.name());
        }
        return found.stream().filter(CommandDefinition::dangerous).findFirst().orElse(found.get(0));
    }

    private List<String> kinds(RuleDefinition rule) {
        return rule.scope().kinds().isEmpty()
                ? catalog.listTypes().stream().map(DeviceType::kind).toList()
                : List.copyOf(rule.scope().kinds());
    }

    private Optional<CommandDefinition> find(String kind, String name) {
        return catalog.findType(kind).flatMap(type -> type.findCommand(name));
    }

    private static Problem unknown(String name) {
        return Problem.invalid(
                "unknown-command", "Not every device of this rule has the command " + name);
    }

    /**
     * Ends one; what it led to stays.
     *
     * @throws Problem 404 {@code standing-command-not-found}
     */
    public void end(Account account, String ruleId, long number) {
        transaction.executeWithoutResult(
                status ->
                        append(
                                account,
                                "rule.command-removed",
                                table.end(ruleId, number, account.username(), clock.millis())
                                        .orElseThrow(
                                                () ->
                                                        Problem.notFound(
                                                                "standing-command",
                                                                String.valueOf(number)))));
    }

    private void append(Account account, String action, StandingCommand one) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("name", one.name());
        detail.put("args", one.args());
        detail.put("automatic", one.automatic());
        if (one.target() != null) {
            detail.put("target", one.target());
        }
        ledger.append(LedgerEvent.done(account.username(), action, "rule:" + one.ruleId(), detail));
    }
}
