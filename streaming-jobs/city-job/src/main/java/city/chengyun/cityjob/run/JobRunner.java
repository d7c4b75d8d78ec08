package city.chengyun.cityjob.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a job on whatever it finds itself on: submitted to a cluster, with the cluster's settings;
 * else on a MiniCluster in this process, going on from the newest whole checkpoint and stopping on
 * SIGTERM.
 */
public final class JobRunner {

    private static final Logger LOGGER = LoggerFactory.getLogger(JobRunner.class);
    private static final long STOP_SECONDS = 8;

    private final JobKind kind;
    private final boolean local;
    private final StreamExecutionEnvironment environment;

    private JobRunner(JobKind kind, boolean local, StreamExecutionEnvironment environment) {
        this.kind = kind;
        this.local = local;
        this.environment = environment;
    }

    /**
     * Prepares the environment.
     *
     * @param stateDir folder for checkpoints, used on a MiniCluster only
     * @param uiPort port of Flink's web UI on a MiniCluster, 0 for any free one
     * @throws IOException if the folder cannot be made
     */
    public static JobRunner of(
            JobKind kind, Path stateDir, int uiPort, int parallelism, int maxParallelism)
            throws IOException {
        Configuration settings = FlinkSettings.ofJob(kind);
        StreamExecutionEnvironment found =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        boolean local = found instanceof LocalStreamEnvironment;
        if (local) {
            Path folder = stateDir.toAbsolutePath().resolve(name(kind));
            settings.addAll(localSettings(folder, uiPort));
            found = StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(settings);
        }
        found.setParallelism(parallelism);
        found.setMaxParallelism(maxParallelism);
        return new JobRunner(kind, local, found);
    }

    private static Configuration localSettings(Path folder, int uiPort) throws IOException {
        Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Configuration settings = FlinkSettings.ofMachine(checkpoints, temporary, uiPort);
        Checkpoints retained = new Checkpoints(checkpoints);
        retained.removeLeftovers();
        Optional<Path> newest = retained.findNewestWhole();
        newest.ifPresentOrElse(
                checkpoint -> {
                    LOGGER.info("Going on from {}", checkpoint);
                    FlinkSettings.restoreFrom(checkpoint, settings);
                },
                () -> LOGGER.info("No checkpoint in {}: starting afresh", checkpoints));
        return settings;
    }

    private static String name(JobKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Where to define the job. */
    public StreamExecutionEnvironment environment() {
        return environment;
    }

    /**
     * Runs the defined job; on a MiniCluster until it is stopped or fails for good.
     *
     * @param healthPort loopback port for health and metrics on a MiniCluster, 0 for any free one
     * @throws Exception if the job failed; Flink declares no narrower type
     */
    public void run(int healthPort) throws Exception {
        String jobName = "chengyun-" + name(kind);
        if (!local) {
            environment.executeAsync(jobName);
            return;
        }
        AtomicReference<@Nullable JobClient> started = new AtomicReference<>();
        HealthEndpoint health = HealthEndpoint.start(healthPort, () -> isRunning(started.get()));
        try {
            JobClient job = environment.executeAsync(jobName);
            started.set(job);
            LOGGER.info("Job {} runs as {}", name(kind), job.getJobID());
            awaitEnd(job);
        } finally {
            health.close();
        }
    }

    private void awaitEnd(JobClient job) throws Exception {
        AtomicBoolean stopping = new AtomicBoolean();
        Thread stop =
                new Thread(
                        () -> {
                            stopping.set(true);
                            cancel(job);
                        },
                        "stop-job");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            job.getJobExecutionResult().get();
            LOGGER.info("Job {} has come to its end", name(kind));
            // There is nothing left to cancel when this process ends.
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (ExecutionException e) {
            if (!stopping.get()) {
                throw e;
            }
            LOGGER.info("Job {} stopped", name(kind));
        }
    }

    private static boolean isRunning(@Nullable JobClient job) {
        if (job == null) {
            return false;
        }
        try {
            return job.getJobStatus().get(1, TimeUnit.SECONDS) == JobStatus.RUNNING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Keeps the last checkpoint: the next start goes on from there. */
    private static void cancel(JobClient job) {
        try {
            job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.warn("The job did not stop in order: {}", e.toString());
        }
    }
}
