package city.chengyun.cityjob.history;

import city.chengyun.cityjob.decode.DecodePipeline;
import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.cityjob.intake.LogRecord;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The job that remembers. */
public final class HistoryPipeline {

    /** Beyond the lateness, so that an upload half an hour late finds its windows. */
    private static final Duration BEYOND_LATENESS = Duration.ofHours(1);

    private HistoryPipeline() {}

    /**
     * Rows for the store; source and sink are the caller's. A repeated row is the same row.
     *
     * @param intake messages and ticks; watermark is receive time
     * @param devices descriptors and ticks; watermark is append time
     * @param kind where the rows go
     * @param store reads them back, to compute windows that the job does not hold
     */
    public static DataStream<StoreRow> define(
            DataStream<IntakeRecord> intake,
            DataStream<LogRecord> devices,
            Duration lateness,
            StoreKind kind,
            StoreReader.Factory store) {
        Retention retention = new Retention(lateness, lateness.plus(BEYOND_LATENESS));
        return DecodePipeline.byDevice(DecodePipeline.define(intake, devices, lateness))
                .process(new HistoryFunction(retention, kind, store))
                .returns(StoreRowFormat.TYPE)
                .name("history")
                .uid("history");
    }
}
