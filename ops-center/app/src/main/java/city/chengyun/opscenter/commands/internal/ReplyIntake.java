package city.chengyun.opscenter.commands.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.command.CommandReply;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.LogFollower;
import city.chengyun.opscenter.log.LogRecord;
import city.chengyun.opscenter.log.LogStart;
import city.chengyun.opscenter.log.PoisonMessages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/**
 * Takes the answers of devices over from the log, each with the position in the log in one
 * transaction: none is lost or counted twice over a restart. Answers to what nobody here has asked,
 * like those of the simulator to scenarios, are skipped; so is the answer of one device to the
 * command of another.
 */
@Component
class ReplyIntake implements LogFollower {

    private final CommandTable table;
    private final CommandProgress progress;
    private final PoisonMessages poison;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ReplyIntake(
            CommandTable table,
            CommandProgress progress,
            PoisonMessages poison,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.table = table;
        this.progress = progress;
        this.poison = poison;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return LogTopics.REPLY;
    }

    @Override
    public LogStart start() {
        Map<Integer, Long> next = new HashMap<>();
        jdbc.sql("SELECT partition, next_offset FROM device_reply_offset")
                .query(
                        row -> {
                            next.put(row.getInt(1), row.getLong(2));
                        });
        return new LogStart.AtOffsets(next);
    }

    @Override
    public void onRecords(List<LogRecord> records) {
        records.forEach(record -> transaction.executeWithoutResult(status -> takeOver(record)));
    }

    private void takeOver(LogRecord record) {
        @Nullable CommandReply reply = decode(record);
        if (reply != null) {
            table.lock(reply.id())
                    .filter(command -> command.deviceId().equals(record.key()))
                    .ifPresent(command -> progress.onReply(command, reply, record.appendedAt()));
        }
        jdbc.sql(
                        "INSERT INTO device_reply_offset (partition, next_offset) VALUES (?, ?)"
                                + " ON CONFLICT (partition) DO UPDATE SET next_offset ="
                                + " EXCLUDED.next_offset")
                .params(record.partition(), record.offset() + 1)
                .update();
    }

    private @Nullable CommandReply decode(LogRecord record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return ContractJson.fromBytes(record.value(), CommandReply.class);
        } catch (JacksonException e) {
            poison.add(record, e.getOriginalMessage());
            return null;
        }
    }
}
