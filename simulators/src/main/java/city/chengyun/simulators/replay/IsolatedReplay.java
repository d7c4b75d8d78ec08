package city.chengyun.simulators.replay;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.intake.replay.LogEntry;
import city.chengyun.intake.replay.ReplayLog;
import city.chengyun.intake.replay.RunName;
import city.chengyun.intake.replay.RunProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replays a source with its own times through the hub's own jobs, beside the city: topics and
 * tables of its own, seen by nobody. Ends when everything is judged and stored.
 */
final class IsolatedReplay {

    private static final Duration PROGRESS = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * What to do.
     *
     * @param bootstrap the hub's log
     * @param run its name
     * @param jobClassPath where the jobs are
     * @param jobEnvironment what they must know of the run
     * @param speed how many times as fast as it happened; infinite for as fast as it goes
     * @param alerts file for the alerts, must not exist
     */
    record Order(
            String bootstrap,
            RunName run,
            String jobClassPath,
            Map<String, String> jobEnvironment,
            double speed,
            Path alerts) {

        Order {
            jobEnvironment = Map.copyOf(jobEnvironment);
        }
    }

    private final Order order;
    private final Clock clock;
    private final PrintWriter console;
    private long messages;
    private long messagesAtProgress;
    private long progressAt;

    IsolatedReplay(Order order, Clock clock, PrintWriter console) {
        this.order = order;
        this.clock = clock;
        this.console = console;
    }

    /**
     * Runs to the end.
     *
     * @throws IOException if the run exists, the source is damaged, or log or jobs fail
     */
    void run(ReplaySource source) throws IOException, InterruptedException {
        if (Files.exists(order.alerts())) {
            throw new FileAlreadyExistsException(order.alerts() + " exists already");
        }
        IsolatedPlan plan = IsolatedPlan.of(source);
        console.printf(
                "%d messages of %d devices, received %s to %s%n",
                plan.messages(),
                plan.devices().size(),
                Instant.ofEpochMilli(plan.firstAt()),
                Instant.ofEpochMilli(plan.lastAt()));
        console.flush();
        long start = clock.millis();
        try (ReplayLog log =
                ReplayLog.create(order.bootstrap(), order.run(), source.partitions())) {
            announce(log, source, plan);
            try (RunJobs jobs = startJobs(log, plan)) {
                awaitDevicesKnown(log, jobs);
                append(log, source, plan, jobs);
                awaitEnd(log, plan, jobs);
            }
            int alerts = AlertFile.write(order.alerts(), log.readAlerts());
            report(alerts, clock.millis() - start);
        }
    }

    /** Rules and devices of the city; devices that it does not have are made up. */
    private void announce(ReplayLog log, ReplaySource source, IsolatedPlan plan)
            throws IOException {
        long before = plan.firstAt() - 1;
        log.copyRules(before);
        Set<DeviceId> found = log.copyDevices(plan.devices(), before);
        if (!found.containsAll(plan.devices())) {
            for (ReplayedDevice device : source.survey().devices()) {
                if (!found.contains(device.id())) {
                    log.announce(descriptor(device, before), before);
                }
            }
        }
        log.flush();
    }

    private static DeviceDescriptor descriptor(ReplayedDevice device, long at) {
        return new DeviceDescriptor(
                device.id(),
                device.id().value(),
                device.kind(),
                device.domain(),
                device.adcode(),
                null,
                device.position(),
                null,
                null,
                null,
                DeviceState.ACTIVE,
                device.interval(),
                Map.of(),
                true,
                true,
                at);
    }

    private RunJobs startJobs(ReplayLog log, IsolatedPlan plan) throws IOException {
        Map<String, String> environment = new HashMap<>(order.jobEnvironment());
        environment.put(
                "CHENGYUN_INTAKE_ENDS",
                Arrays.stream(plan.run().ends())
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(",")));
        environment.put(
                "CHENGYUN_DEVICES_END", Long.toString(plan.run().devicesEnd(log.announced())));
        return RunJobs.start(order.jobClassPath(), environment);
    }

    /** A job that knew no devices yet would have to keep all their messages waiting. */
    private void awaitDevicesKnown(ReplayLog log, RunJobs jobs)
            throws IOException, InterruptedException {
        console.println("starting the jobs");
        console.flush();
        while (!log.progress().devicesKnown()) {
            if (jobs.areFinished()) {
                throw new IOException("the jobs ended before anything was replayed");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private void append(ReplayLog log, ReplaySource source, IsolatedPlan plan, RunJobs jobs)
            throws IOException, InterruptedException {
        progressAt = clock.millis();
        TimeShift pace = TimeShift.asRecorded(clock.millis(), plan.firstAt(), order.speed());
        try (EntryCursor entries = source.entries()) {
            for (Optional<LogEntry> next = entries.next();
                    next.isPresent();
                    next = entries.next()) {
                LogEntry entry = next.get();
                for (Duration wait = pace.untilDue(entry.at(), clock.millis());
                        wait.compareTo(Duration.ZERO) > 0;
                        wait = pace.untilDue(entry.at(), clock.millis())) {
                    Thread.sleep(Math.min(PROGRESS.toMillis(), wait.toMillis()));
                    progress(log, plan, jobs);
                }
                log.append(entry);
                messages += entry instanceof LogEntry.Message ? 1 : 0;
                progress(log, plan, jobs);
            }
        }
        log.finish();
    }

    private void awaitEnd(ReplayLog log, IsolatedPlan plan, RunJobs jobs)
            throws IOException, InterruptedException {
        while (!jobs.areFinished()) {
            Thread.sleep(POLL.toMillis());
            progress(log, plan, jobs);
        }
    }

    private void progress(ReplayLog log, IsolatedPlan plan, RunJobs jobs)
            throws IOException, InterruptedException {
        long now = clock.millis();
        if (now - progressAt < PROGRESS.toMillis()) {
            return;
        }
        boolean unused = jobs.areFinished();
        RunProgress progress = log.progress();
        double all = Arrays.stream(plan.run().ends()).sum();
        console.println(
                String.format(
                        Locale.ROOT,
                        "replayed %5.1f %%  %.0f messages/s  judged %5.1f %%  stored %5.1f %%",
                        100.0 * messages / plan.messages(),
                        (messages - messagesAtProgress) * 1000.0 / (now - progressAt),
                        100 * progress.judged() / all,
                        100 * progress.stored() / all));
        console.flush();
        messagesAtProgress = messages;
        progressAt = now;
    }

    private void report(int alerts, long millis) {
        console.println(
                String.format(
                        Locale.ROOT,
                        "%d messages in %.1f s, %.0f/s: %d alerts in %s; history in the tables %s*",
                        messages,
                        millis / 1000.0,
                        messages * 1000.0 / Math.max(1, millis),
                        alerts,
                        order.alerts(),
                        order.run().storePrefix()));
        console.flush();
    }
}
