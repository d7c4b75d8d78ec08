package city.chengyun.cityjob.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The retained checkpoints of one job on disk, {@code {folder}/{job id}/chk-{n}}. A new MiniCluster
 * does not look for them by itself.
 */
public final class Checkpoints {

    private static final Logger LOGGER = LoggerFactory.getLogger(Checkpoints.class);
    private static final String METADATA = "_metadata";

    private final Path folder;

    public Checkpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * The newest checkpoint that is whole: its metadata can be read and every file that it names is
     * there in full length. A kill in the middle of one leaves one that is not.
     */
    public Optional<Path> findNewestWhole() {
        for (Path checkpoint : listNewestFirst()) {
            try {
                requireWhole(checkpoint);
                return Optional.of(checkpoint);
            } catch (IOException | RuntimeException e) {
                // Flink throws runtime exceptions for some kinds of broken metadata.
                LOGGER.warn("Checkpoint {} is broken, trying an older one: {}", checkpoint, e);
            }
        }
        return Optional.empty();
    }

    /** Removes the folders of earlier runs that hold no finished checkpoint. */
    public void removeLeftovers() {
        for (Path run : list(folder)) {
            if (Files.isDirectory(run) && finishedIn(run).isEmpty()) {
                delete(run);
            }
        }
    }

    private List<Path> listNewestFirst() {
        List<Path> checkpoints = new ArrayList<>();
        for (Path run : list(folder)) {
            checkpoints.addAll(finishedIn(run));
        }
        checkpoints.sort(Comparator.comparing(Checkpoints::finishedAt).reversed());
        return checkpoints;
    }

    private static List<Path> finishedIn(Path run) {
        return list(run).stream()
                .filter(path -> path.getFileName().toString().startsWith("chk-"))
                .filter(path -> Files.exists(path.resolve(METADATA)))
                .toList();
    }

    private static FileTime finishedAt(Path checkpoint) {
        try {
            return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireWhole(Path checkpoint) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                Files.newInputStream(checkpoint.resolve(METADATA))))) {
            CheckpointMetadata metadata =
                    org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
                            in, Checkpoints.class.getClassLoader(), checkpoint.toString());
            for (OperatorState operator : metadata.getOperatorStates()) {
                for (OperatorSubtaskState subtask : operator.getStates()) {
                    requireWhole(subtask);
                }
            }
        }
    }

    private static void requireWhole(OperatorSubtaskState subtask) throws IOException {
        for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
            requireWhole(handle.getDelegateStateHandle());
        }
        for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
            if (handle instanceof KeyGroupsStateHandle groups) {
                requireWhole(groups.getDelegateStateHandle());
            }
        }
        for (KeyedStateHandle handle : subtask.getRawKeyedState()) {
            if (handle instanceof KeyGroupsStateHandle groups) {
                requireWhole(groups.getDelegateStateHandle());
            }
        }
    }

    private static void requireWhole(StreamStateHandle handle) throws IOException {
        if (handle instanceof FileStateHandle file) {
            Path path = Path.of(file.getFilePath().toUri().getPath());
            if (Files.size(path) != file.getStateSize()) {
                throw new IOException(path + " is cut short");
            }
        }
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOGGER.warn("Cannot remove {}: {}", directory, e.getMessage());
        }
    }
}
