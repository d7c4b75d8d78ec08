package city.chengyun.lineprotocol;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stream to any store that accepts InfluxDB line protocol on {@code /write}: InfluxDB 1.x
 * to 3.x and QuestDB.
 *
 * <p><b>Delivery guarantee: at least once, and once in effect.</b> A checkpoint completes only when
 * every element before it is stored or given up. After a restart the elements since the last
 * checkpoint are written again; since a point is identified by measurement, tags and timestamp, the
 * repeat overwrites the same point. QuestDB needs a table declared {@code DEDUP UPSERT KEYS} over
 * the same columns for this.
 *
 * <p><b>When the store is away</b> the writer retries for ever with growing pauses and holds the
 * stream back; the job neither fails nor drops, and checkpoints wait. Tolerate failed checkpoints
 * ({@code setTolerableCheckpointFailureNumber}) for as long as that may last.
 *
 * <p><b>When the store refuses a line</b> for its content, the batch is halved until the line
 * stands alone; it is counted, handed to the {@link RejectedLineHandler} and given up, and every
 * other line is stored. Wrong credentials or a missing database fail the job instead.
 *
 * @param <T> element of the stream
 */
public final class LineProtocolSink<T> implements Sink<T> {

    @Serial private static final long serialVersionUID = 1;

    private final LineProtocolOptions options;
    private final PointConverter<T> converter;
    private final RejectedLineHandler rejectedLines;
    private final LineStore.Factory stores;

    LineProtocolSink(
            LineProtocolOptions options,
            PointConverter<T> converter,
            RejectedLineHandler rejectedLines,
            LineStore.Factory stores) {
        this.options = options;
        this.converter = converter;
        this.rejectedLines = rejectedLines;
        this.stores = stores;
    }

    /** Starts a sink; options and converter are required. */
    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new LineProtocolWriter<>(
                converter, options, rejectedLines, stores.open(options), context);
    }

    /**
     * Puts a sink together.
     *
     * @param <T> element of the stream
     */
    public static final class Builder<T> {

        private @Nullable LineProtocolOptions options;
        private @Nullable PointConverter<T> converter;
        private RejectedLineHandler rejectedLines = RejectedLineHandler.logging();

        private Builder() {}

        /** Sets where and how to write. */
        public Builder<T> options(LineProtocolOptions options) {
            this.options = options;
            return this;
        }

        /** Sets how an element becomes a point. */
        public Builder<T> converter(PointConverter<T> converter) {
            this.converter = converter;
            return this;
        }

        /** Sets who hears of lines given up; they are logged by default. */
        public Builder<T> rejectedLines(RejectedLineHandler rejectedLines) {
            this.rejectedLines = rejectedLines;
            return this;
        }

        /** Returns the sink. */
        public LineProtocolSink<T> build() {
            return new LineProtocolSink<>(
                    requireNonNull(options, "options are missing"),
                    requireNonNull(converter, "converter is missing"),
                    rejectedLines,
                    InfluxLineStore::new);
        }
    }
}
