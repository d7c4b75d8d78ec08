package city.chengyun.opscenter.commands.internal;

import city.chengyun.contract.command.CommandReply;
import city.chengyun.opscenter.commands.machine.CommandMachine;
import city.chengyun.opscenter.commands.machine.CommandSignal;
import city.chengyun.opscenter.commands.machine.CommandState;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes commands from state to state, each with its line in the story and in the ledger; always
 * within the caller's transaction, which has locked the command.
 */
@Component
class CommandProgress {

    private final CommandTable table;
    private final Ledger ledger;

    CommandProgress(CommandTable table, Ledger ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    /** Keeps a new command: the row is the outbox, the dispatcher sends it. */
    boolean begin(StoredCommand command) {
        if (!table.insert(command)) {
            return false;
        }
        table.tell(
                command.id(),
                new CommandEvent(command.issuedAt(), "created", command.issuedBy(), null));
        append(command, command.issuedBy(), "command.issued", null);
        return true;
    }

    /**
     * Applies what somebody else than the device has to say.
     *
     * @return whether it changed anything
     */
    boolean apply(StoredCommand command, CommandSignal signal, String who, long now) {
        CommandState after = CommandMachine.after(command.state(), signal, command.deadline());
        if (after == command.state()) {
            return false;
        }
        change(command, after, who, now, null);
        return true;
    }

    /** Applies an answer; one that comes too late is told in the story and changes nothing. */
    void onReply(StoredCommand command, CommandReply reply, long at) {
        CommandState after =
                CommandMachine.after(
                        command.state(),
                        new CommandSignal.Replied(reply.state(), at),
                        command.deadline());
        if (at > command.deadline()) {
            if (after != command.state()) {
                change(command, after, Ledger.HUB, at, null);
            }
            String said = reply.state().name().toLowerCase(Locale.ROOT);
            table.tell(command.id(), new CommandEvent(at, "late-reply", command.deviceId(), said));
        } else if (after != command.state()) {
            change(command, after, command.deviceId(), at, reply);
        }
    }

    private void change(
            StoredCommand command,
            CommandState after,
            String who,
            long at,
            @Nullable CommandReply reply) {
        @Nullable String reason = reply == null ? null : reply.reason();
        table.save(
                command.id(),
                after,
                after.isUnderWay() ? null : at,
                reason,
                reply == null ? null : reply.result());
        table.tell(command.id(), new CommandEvent(at, after.code(), who, reason));
        append(command, who, "command." + after.code(), reason);
    }

    private void append(StoredCommand command, String who, String action, @Nullable String reason) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("command", command.id());
        detail.put("name", command.name());
        if (!command.args().isEmpty()) {
            detail.put("args", command.args());
        }
        if (command.caseNumber() != null) {
            detail.put("case", command.caseNumber());
        }
        if (command.alertId() != null) {
            detail.put("alert", command.alertId());
        }
        if (reason != null) {
            detail.put("reason", reason);
        }
        ledger.append(LedgerEvent.done(who, action, "device:" + command.deviceId(), detail));
    }
}
