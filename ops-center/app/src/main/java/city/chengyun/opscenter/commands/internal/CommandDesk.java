package city.chengyun.opscenter.commands.internal;

import city.chengyun.contract.device.CommandDefinition;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.opscenter.cases.CaseRemarks;
import city.chengyun.opscenter.commands.machine.CommandSignal;
import city.chengyun.opscenter.commands.machine.CommandState;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where people give commands, take them back and see what became of them. */
@Service
public class CommandDesk {

    /** How long a device may have, at least and at most. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofHours(1);

    /** How much longer than usual a device may take where nobody says how long. */
    private static final int PATIENCE = 3;

    private final CommandTable table;
    private final CommandProgress progress;
    private final Devices devices;
    private final DeviceCatalog catalog;
    private final CaseRemarks cases;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommandDesk(
            CommandTable table,
            CommandProgress progress,
            Devices devices,
            DeviceCatalog catalog,
            CaseRemarks cases,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.progress = progress;
        this.devices = devices;
        this.catalog = catalog;
        this.cases = cases;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody wants a device to do.
     *
     * @param within how long it may take; null for three times as long as usual
     * @param caseNumber the case it is for; null for none
     * @param alertId the alert whose rule wants it; null for none
     */
    public record Wanted(
            String name,
            Map<String, Object> args,
            @Nullable Duration within,
            @Nullable String caseNumber,
            @Nullable String alertId) {}

    /**
     * What came of a command that a rule wanted.
     *
     * @param commandId null if it could not be given
     * @param fault why not: the code of a problem; null if it was given
     */
    public record ByRule(@Nullable String commandId, @Nullable String fault) {}

    /**
     * Whether a command of a device needs the password again.
     *
     * @throws Problem 404 {@code device-not-found}, 400 {@code unknown-command}
     */
    public boolean isDangerous(Account account, String deviceId, String name) {
        return definition(devices.getVisible(account, deviceId), name).dangerous();
    }

    /**
     * Gives a command; it is on its way when this returns.
     *
     * @throws Problem 404 {@code device-not-found} or {@code case-not-found}, 400 {@code
     *     unknown-command}, {@code bad-arguments} or {@code bad-deadline}, 409 {@code
     *     device-retired} or {@code device-busy} with {@code by} and {@code until}
     */
    public CommandView issue(Account account, String deviceId, Wanted wanted) {
        DeviceDescriptor device = devices.getVisible(account, deviceId);
        if (device.state() == DeviceState.RETIRED) {
            throw Problem.conflict("device-retired", "The device is retired");
        }
        StoredCommand command = command(account.username(), device, wanted);
        transaction.executeWithoutResult(status -> keep(account, command));
        events.publishEvent(new CommandIssued(command.id()));
        return view(command.id());
    }

    /**
     * Gives a command that nobody but a rule wants, in the caller's transaction; one that cannot be
     * given breaks nothing there.
     */
    public ByRule issueByRule(DeviceDescriptor device, Wanted wanted) {
        if (device.state() == DeviceState.RETIRED) {
            return new ByRule(null, "device-retired");
        }
        StoredCommand command;
        try {
            command = command(Ledger.HUB, device, wanted);
        } catch (Problem wrong) {
            // The device is of another kind by now, or its kind has other commands.
            return new ByRule(null, wrong.code());
        }
        if (!progress.begin(command)) {
            return new ByRule(null, "device-busy");
        }
        events.publishEvent(new CommandIssued(command.id()));
        return new ByRule(command.id(), null);
    }

    private StoredCommand command(String who, DeviceDescriptor device, Wanted wanted) {
        CommandDefinition definition = definition(device, wanted.name());
        definition
                .findFault(wanted.args())
                .ifPresent(
                        fault -> {
                            throw Problem.invalid("bad-arguments", fault);
                        });
        Duration within =
                wanted.within() == null
                        ? definition.expectedDuration().multipliedBy(PATIENCE)
                        : wanted.within();
        if (within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0) {
            throw Problem.invalid("bad-deadline", "A device may have 1 s to 1 h");
        }
        long now = clock.millis();
        return new StoredCommand(
                UUID.randomUUID().toString(),
                device.id().value(),
                definition.code(),
                wanted.args(),
                definition.dangerous(),
                CommandState.CREATED,
                who,
                now,
                now + within.toMillis(),
                wanted.caseNumber(),
                wanted.alertId(),
                null,
                null,
                null);
    }

    private void keep(Account account, StoredCommand command) {
        @Nullable String caseNumber = command.caseNumber();
        if (caseNumber != null) {
            cases.remark(
                    account,
                    caseNumber,
                    "指令 %s → %s %s".formatted(command.name(), command.deviceId(), command.args()));
        }
        if (!progress.begin(command)) {
            throw busy(command.deviceId());
        }
    }

    private Problem busy(String deviceId) {
        Problem problem =
                Problem.conflict("device-busy", "Another command of this device is under way");
        table.findUnderWay(deviceId)
                .ifPresent(
                        other ->
                                problem.with("by", other.issuedBy())
                                        .with("until", other.deadline())
                                        .with("command", other.id()));
        return problem;
    }

    private CommandDefinition definition(DeviceDescriptor device, String name) {
        return catalog.findType(device.kind())
                .flatMap(type -> type.findCommand(name))
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "unknown-command",
                                        "A %s has no command %s".formatted(device.kind(), name)));
    }

    /**
     * Takes a command back that is not sent yet.
     *
     * @throws Problem 404 {@code command-not-found}, 409 {@code command-sent}
     */
    public CommandView cancel(Account account, String id) {
        get(account, id);
        transaction.executeWithoutResult(
                status -> {
                    StoredCommand command = table.lock(id).orElseThrow();
                    if (!progress.apply(
                            command,
                            new CommandSignal.Cancelled(),
                            account.username(),
                            clock.millis())) {
                        throw Problem.conflict("command-sent", "The command is sent already");
                    }
                });
        return view(id);
    }

    /**
     * A command with its story.
     *
     * @throws Problem 404 {@code command-not-found}, also outside the account's districts
     */
    public CommandView get(Account account, String id) {
        StoredCommand command = table.find(id).orElseThrow(() -> Problem.notFound("command", id));
        devices.getVisible(account, command.deviceId());
        return view(id);
    }

    /** The commands of a device, the newest first. */
    public Page<CommandView> list(Account account, String deviceId, int page, int size) {
        devices.getVisible(account, deviceId);
        Page.requireRange(page, size);
        return new Page<>(
                table.listOf(deviceId, page, size).stream()
                        .map(one -> CommandView.of(one, table.story(one.id())))
                        .toList(),
                page,
                size,
                table.countOf(deviceId));
    }

    private CommandView view(String id) {
        return CommandView.of(table.find(id).orElseThrow(), table.story(id));
    }
}
