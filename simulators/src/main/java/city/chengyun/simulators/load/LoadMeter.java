package city.chengyun.simulators.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Counts and times. Latency runs from the moment a message was due, not from when it could be sent,
 * so a stalled broker shows in full. Thread-safe.
 */
final class LoadMeter {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder overrun = new LongAdder();
    private final Recorder latency = new Recorder(LONGEST_MICROS, 3);
    private final Histogram total = new Histogram(LONGEST_MICROS, 3);

    void onSent() {
        sent.increment();
    }

    void onAcknowledged(long nanosSinceDue) {
        acknowledged.increment();
        long micros = TimeUnit.NANOSECONDS.toMicros(nanosSinceDue);
        latency.recordValue(Math.max(0, Math.min(LONGEST_MICROS, micros)));
    }

    void onRefused() {
        refused.increment();
    }

    void onFailed() {
        failed.increment();
    }

    /** A message was due while too many others were under way; it was not sent. */
    void onOverrun() {
        overrun.increment();
    }

    long sent() {
        return sent.sum();
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long outstanding() {
        return sent.sum() - acknowledged.sum() - refused.sum() - failed.sum();
    }

    /** Latency since the last call. */
    synchronized Latency lap() {
        Histogram lap = latency.getIntervalHistogram();
        total.add(lap);
        return Latency.of(lap);
    }

    /** Everything since the start. */
    synchronized LoadReport report(LoadPlan plan, double wantedRate, double seconds) {
        lap();
        return new LoadReport(
                plan.devices(),
                plan.connections(),
                wantedRate,
                seconds,
                sent.sum(),
                acknowledged.sum(),
                refused.sum(),
                failed.sum(),
                overrun.sum(),
                Math.rint(acknowledged.sum() / seconds * 10) / 10,
                Latency.of(total));
    }

    /** Milliseconds from due to acknowledged. */
    record Latency(double p50, double p90, double p99, double p999, double max) {

        static Latency of(Histogram micros) {
            return new Latency(
                    micros.getValueAtPercentile(50) / 1000.0,
                    micros.getValueAtPercentile(90) / 1000.0,
                    micros.getValueAtPercentile(99) / 1000.0,
                    micros.getValueAtPercentile(99.9) / 1000.0,
                    micros.getMaxValue() / 1000.0);
        }
    }
}
