package city.chengyun.simulators.replay;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.intake.replay.LogEntry;
import city.chengyun.intake.replay.RunPlan;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an isolated run will append, counted before it does.
 *
 * @param messages how many
 * @param devices who speaks
 * @param firstAt earliest receive time, epoch milliseconds
 * @param lastAt latest receive time
 * @param run where it ends in each partition
 */
record IsolatedPlan(long messages, Set<DeviceId> devices, long firstAt, long lastAt, RunPlan run) {

    /**
     * Reads the source once.
     *
     * @throws IOException if it is damaged or holds nothing that can be replayed
     */
    static IsolatedPlan of(ReplaySource source) throws IOException {
        RunPlan run = new RunPlan(source.partitions());
        Set<DeviceId> devices = new HashSet<>();
        long messages = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        try (EntryCursor entries = source.entries()) {
            for (Optional<LogEntry> next = entries.next();
                    next.isPresent();
                    next = entries.next()) {
                LogEntry entry = next.get();
                run.add(entry);
                first = Math.min(first, entry.at());
                last = Math.max(last, entry.at());
                if (entry instanceof LogEntry.Message message) {
                    messages++;
                    DeviceTopic.parse(message.topic())
                            .map(DeviceTopic::deviceId)
                            .ifPresent(devices::add);
                }
            }
        }
        if (messages == 0) {
            throw new IOException("there is nothing in it that can be replayed");
        }
        return new IsolatedPlan(messages, Set.copyOf(devices), first, last, run);
    }
}
