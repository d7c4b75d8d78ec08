package city.chengyun.cityjob.run;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/** Flink's settings: what the jobs need everywhere, and what a machine of one's own needs. */
public final class FlinkSettings {

    private static final String LOOPBACK = "127.0.0.1";

    private FlinkSettings() {}

    /** What a job needs wherever it runs. */
    public static Configuration ofJob(JobKind kind) {
        Configuration settings = new Configuration();
        // A type without a serialiser of its own is an error, not a case for Kryo.
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        // So is an operator without a name of its own: its state would be lost by the next change.
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(100));
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, bufferTimeout(kind));
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, kind.checkpointInterval());
        settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, kind.checkpointTimeout());
        settings.set(
                CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
                kind.checkpointInterval().dividedBy(4));
        // A checkpoint that could not be taken is tried again; failing would only lose time.
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofMillis(500));
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(10));
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(1));
        return settings;
    }

    private static Duration bufferTimeout(JobKind kind) {
        return switch (kind) {
            case JUDGE -> Duration.ofMillis(2);
            case HISTORY -> Duration.ofMillis(50);
        };
    }

    /** What a MiniCluster of one's own needs on top; small, because everything shares a machine. */
    public static Configuration ofMachine(Path checkpoints, Path temporary, int uiPort) {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        settings.set(CoreOptions.TMP_DIRS, temporary.toString());
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(RestOptions.PORT, uiPort);
        settings.set(RestOptions.BIND_PORT, Integer.toString(uiPort));
        settings.set(MetricOptions.REPORTERS_LIST, "hub");
        settings.setString("metrics.reporter.hub.factory.class", JobMetricsFactory.class.getName());
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        return settings;
    }

    /** Makes the job go on from a checkpoint, which Flink owns and removes from then on. */
    public static void restoreFrom(Path checkpoint, Configuration settings) {
        settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
        settings.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    }
}
