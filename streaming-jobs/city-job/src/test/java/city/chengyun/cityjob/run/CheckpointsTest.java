package city.chengyun.cityjob.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir private Path folder;

    private Path checkpoint(String run, int number, int stateBytes) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve(run).resolve("chk-" + number));
        Path state = Files.write(checkpoint.resolve("state"), new byte[stateBytes]);
        OperatorState operator = new OperatorState("judge", "judge", new OperatorID(), 1, 128);
        operator.putState(
                0,
                OperatorSubtaskState.builder()
                        .setManagedKeyedState(
                                new KeyGroupsStateHandle(
                                        new KeyGroupRangeOffsets(KeyGroupRange.of(0, 0)),
                                        new FileStateHandle(
                                                new org.apache.flink.core.fs.Path(state.toUri()),
                                                stateBytes)))
                        .build());
        Path metadata = checkpoint.resolve("_metadata");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(metadata))) {
            org.apache.flink.runtime.checkpoint.Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(number, List.of(operator), List.of()), out);
        }
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(number * 1_000L));
        return checkpoint;
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(folder);
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(checkpoints().findNewestWhole()).isEmpty();
        assertThat(new Checkpoints(folder.resolve("missing")).findNewestWhole()).isEmpty();
    }

    @Test
    void findsTheNewestOverAllRuns() throws IOException {
        checkpoint("b", 1, 10);
        Path newest = checkpoint("a", 3, 10);
        checkpoint("b", 2, 10);

        assertThat(checkpoints().findNewestWhole()).contains(newest);
    }

    @Test
    void fallsBackToAnOlderOneWhenStateIsCutShort() throws IOException {
        Path older = checkpoint("a", 1, 10);
        Path newest = checkpoint("a", 2, 10);
        Files.write(newest.resolve("state"), new byte[9]);

        assertThat(checkpoints().findNewestWhole()).contains(older);
    }

    @Test
    void fallsBackWhenStateIsMissing() throws IOException {
        Path older = checkpoint("a", 1, 10);
        Files.delete(checkpoint("a", 2, 10).resolve("state"));

        assertThat(checkpoints().findNewestWhole()).contains(older);
    }

    @Test
    void fallsBackWhenTheMetadataIsBroken() throws IOException {
        Path older = checkpoint("a", 1, 10);
        Path metadata = checkpoint("a", 2, 10).resolve("_metadata");
        Files.write(metadata, new byte[] {1, 2, 3});
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(9_000));

        assertThat(checkpoints().findNewestWhole()).contains(older);
    }

    @Test
    void passesOverOnesThatWereNeverFinished() throws IOException {
        Path finished = checkpoint("a", 1, 10);
        Files.createDirectories(folder.resolve("a").resolve("chk-2"));

        assertThat(checkpoints().findNewestWhole()).contains(finished);
    }

    @Test
    void removesRunsWithoutAFinishedCheckpoint() throws IOException {
        checkpoint("a", 1, 10);
        Files.createDirectories(folder.resolve("b").resolve("shared"));

        checkpoints().removeLeftovers();

        assertThat(folder.resolve("a")).exists();
        assertThat(folder.resolve("b")).doesNotExist();
    }
}
