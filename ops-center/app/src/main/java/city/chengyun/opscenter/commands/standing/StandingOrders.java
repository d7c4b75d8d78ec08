package city.chengyun.opscenter.commands.standing;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.opscenter.alerts.AlertFollowing;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.commands.internal.CommandDesk;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.place.Devices;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives or proposes what the standing commands of a rule want when it raises an alert: once for
 * each alert, however often it changes. A drill moves no valve: its alerts propose nothing.
 */
@Component
class StandingOrders {

    /** After an outage the hub gives nothing by itself for what began before; people decide. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final StandingTable table;
    private final CommandDesk commands;
    private final Devices devices;
    private final Clock clock;

    StandingOrders(
            AlertFollowing alerts,
            StandingTable table,
            CommandDesk commands,
            Devices devices,
            Clock clock) {
        this.table = table;
        this.commands = commands;
        this.devices = devices;
        this.clock = clock;
        alerts.follow("standing-commands", this::look);
    }

    private boolean look(AlertView alert) {
        if (alert.mode() != AlertMode.LIVE || !alert.isActive()) {
            return false;
        }
        boolean wrote = false;
        for (StandingCommand one : table.listOf(alert.ruleId().value())) {
            wrote |= one.madeAt() <= alert.receivedAt() && propose(one, alert);
        }
        return wrote;
    }

    private boolean propose(StandingCommand one, AlertView alert) {
        @Nullable String target = one.target();
        String device = target == null ? alert.deviceId().value() : target;
        if (!table.propose(one, alert.id().value(), device)) {
            return false;
        }
        boolean fresh = clock.millis() - alert.receivedAt() < FRESH.toMillis();
        if (one.automatic() && fresh) {
            give(one, alert, device);
        }
        return true;
    }

    private void give(StandingCommand one, AlertView alert, String deviceId) {
        Optional<DeviceDescriptor> device = devices.findDevice(DeviceId.of(deviceId));
        CommandDesk.ByRule outcome =
                device.isEmpty()
                        ? new CommandDesk.ByRule(null, "device-not-found")
                        : commands.issueByRule(device.get(), wanted(one, alert));
        table.decide(
                one.number(),
                alert.id().value(),
                outcome.commandId() == null
                        ? ProposedCommand.State.FAILED
                        : ProposedCommand.State.GIVEN,
                outcome.commandId(),
                Ledger.HUB,
                clock.millis(),
                outcome.fault());
    }

    private static CommandDesk.Wanted wanted(StandingCommand one, AlertView alert) {
        @Nullable Integer seconds = one.seconds();
        return new CommandDesk.Wanted(
                one.name(),
                one.args(),
                seconds == null ? null : Duration.ofSeconds(seconds),
                alert.caseNumber(),
                alert.id().value());
    }
}
