package city.chengyun.simulators.replay;

import city.chengyun.intake.replay.LogEntry;
import java.io.IOException;
import java.util.Optional;

/** A position in what an intake took, or would have taken: messages as they were, and ticks. */
interface EntryCursor extends AutoCloseable {

    /**
     * The next entry; empty at the end.
     *
     * @throws IOException if the source is damaged
     */
    Optional<LogEntry> next() throws IOException;

    @Override
    void close() throws IOException;
}
