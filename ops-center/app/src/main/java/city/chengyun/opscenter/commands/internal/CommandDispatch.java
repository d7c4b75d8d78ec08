package city.chengyun.opscenter.commands.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.command.Command;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.opscenter.commands.machine.CommandSignal;
import city.chengyun.opscenter.commands.machine.CommandState;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.simulation.Commands;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends commands that wait and ends those whose time is over.
 *
 * <p>A command is marked as sent in the transaction during which the broker acknowledged it. After
 * a crash between the two it is sent again under the same id, at least once and never after its
 * deadline: devices tell repetitions by the id.
 */
@Component
class CommandDispatch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(CommandDispatch.class);

    private final CommandTable table;
    private final CommandProgress progress;
    private final Commands connection;
    private final Devices devices;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "command-sender");
                        thread.setDaemon(true);
                        return thread;
                    });

    CommandDispatch(
            CommandTable table,
            CommandProgress progress,
            Commands connection,
            Devices devices,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.progress = progress;
        this.connection = connection;
        this.devices = devices;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** With the commit: before it there is nothing to send. */
    @TransactionalEventListener(fallbackExecution = true)
    void onIssued(CommandIssued issued) {
        sender.execute(() -> trySend(issued.id()));
    }

    /** Sends what waited for the broker, then ends what is overdue. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (connection.isConnected()) {
            sender.execute(() -> table.listUnsent().forEach(this::trySend));
        }
        table.listOverdue(clock.millis()).forEach(this::end);
    }

    private void trySend(String id) {
        try {
            transaction.executeWithoutResult(status -> send(id));
        } catch (RuntimeException e) {
            // The edge of a thread: it waits in the table and is tried again.
            log.warn("Command {} was not sent: {}", id, e.toString());
        }
    }

    private void send(String id) {
        long now = clock.millis();
        table.lock(id)
                .filter(command -> command.state().isUnderWay() && now < command.deadline())
                .filter(command -> isUnsent(command) && deliver(command))
                .ifPresent(
                        command ->
                                progress.apply(
                                        command,
                                        new CommandSignal.Sent(),
                                        Ledger.HUB,
                                        clock.millis()));
    }

    private static boolean isUnsent(StoredCommand command) {
        return command.state() == CommandState.CREATED;
    }

    private boolean deliver(StoredCommand command) {
        DeviceDescriptor device = devices.getDevice(DeviceId.of(command.deviceId()));
        var topic =
                new DeviceTopic(device.adcode(), device.domain(), device.id(), MessageKind.COMMAND);
        return connection.publish(
                topic,
                ContractJson.toBytes(
                        new Command(
                                command.id(),
                                command.name(),
                                command.args(),
                                command.deviceId(),
                                command.issuedAt(),
                                command.deadline())),
                Duration.ofMillis(Math.max(1, command.deadline() - clock.millis())));
    }

    private void end(String id) {
        transaction.executeWithoutResult(
                status -> {
                    long now = clock.millis();
                    table.lock(id)
                            .filter(command -> command.deadline() < now)
                            .ifPresent(
                                    command ->
                                            progress.apply(
                                                    command,
                                                    new CommandSignal.DeadlinePassed(),
                                                    Ledger.HUB,
                                                    now));
                });
    }

    @Override
    public void destroy() {
        sender.shutdownNow();
    }
}
