package city.chengyun.simulators.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Something that can be replayed. */
interface ReplaySource {

    /**
     * Reads everything once to learn what is in it.
     *
     * @throws IOException if it cannot be read or understood
     */
    Survey survey() throws IOException;

    /**
     * Begins to read from the start.
     *
     * @throws IOException if it cannot be read
     */
    Cursor open() throws IOException;

    /**
     * Begins to read what an intake took from the start.
     *
     * @throws IOException if it cannot be read
     */
    EntryCursor entries() throws IOException;

    /**
     * How many partitions the log has, or would have, that the entries come from.
     *
     * @throws IOException if it cannot be read
     */
    int partitions() throws IOException;

    /**
     * What a source holds.
     *
     * @param devices all devices, at least one
     * @param observations how many
     * @param firstTs earliest phenomenon time, epoch milliseconds
     * @param lastTs latest phenomenon time
     * @param skipped values or messages that cannot be replayed
     */
    record Survey(
            List<ReplayedDevice> devices,
            long observations,
            long firstTs,
            long lastTs,
            long skipped) {

        public Survey {
            devices = List.copyOf(devices);
        }
    }

    /** A position in a source. */
    interface Cursor extends AutoCloseable {

        /**
         * The next observation; empty at the end.
         *
         * @throws IOException if the source is damaged
         */
        Optional<ReplayedObservation> next() throws IOException;

        @Override
        void close() throws IOException;
    }
}
