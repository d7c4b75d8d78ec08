package city.chengyun.lineprotocol;

import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * Counts what a writer did, below the sink operator's metric group.
 *
 * <p>Besides Flink's own {@code numRecordsSend}, {@code numBytesSend} and {@code
 * numRecordsSendErrors} (lines given up). Counters are written by the sender's thread alone.
 */
final class LineProtocolMetrics {

    /** Requests the store accepted; a store's cost is per request rather than per line. */
    static final String COMMITS = "commits";

    /** Requests repeated because the store was away or overloaded. */
    static final String RETRIES = "retries";

    private final Counter lines;
    private final Counter bytes;
    private final Counter rejected;
    private final Counter commits;
    private final Counter retries;

    LineProtocolMetrics(SinkWriterMetricGroup group) {
        lines = group.getNumRecordsSendCounter();
        bytes = group.getNumBytesSendCounter();
        rejected = group.getNumRecordsSendErrorsCounter();
        commits = group.counter(COMMITS);
        retries = group.counter(RETRIES);
    }

    void onStored(List<String> stored) {
        commits.inc();
        lines.inc(stored.size());
        long characters = 0;
        for (String line : stored) {
            characters += line.length() + 1;
        }
        bytes.inc(characters);
    }

    void onRetry() {
        retries.inc();
    }

    void onRejected() {
        rejected.inc();
    }
}
