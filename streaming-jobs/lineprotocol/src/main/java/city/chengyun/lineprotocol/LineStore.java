package city.chengyun.lineprotocol;

import java.io.Serializable;
import java.util.List;

/** The store as the sender sees it: one request per call. */
interface LineStore extends AutoCloseable {

    /**
     * Writes all lines in one request; blocks until the store has answered.
     *
     * @throws WriteFailed if any of the lines may not be stored
     */
    void write(List<String> lines) throws WriteFailed;

    @Override
    void close();

    /** Opens a store on the machine that runs the writer. */
    @FunctionalInterface
    interface Factory extends Serializable {
        LineStore open(LineProtocolOptions options);
    }
}
