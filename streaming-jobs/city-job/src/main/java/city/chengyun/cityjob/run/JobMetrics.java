package city.chengyun.cityjob.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/**
 * The numbers of this process that an operator of the hub wants to see, in Prometheus' text form:
 * what each stage did, summed over its subtasks, and how far the log is ahead. Everything else is
 * in Flink's REST interface. Thread-safe.
 */
public final class JobMetrics implements MetricReporter {

    private static final Pattern SHOWN =
            Pattern.compile(
                    "taken|duplicates|rejected_\\w+|brokenDescriptors|observations|alerts"
                        + "|lateObservations|recomputedWindows|unconfirmedRows|commits|retries|numRecordsSend"
                        + "|numRecordsSendErrors|pendingRecords|lastCheckpointDuration"
                        + "|lastCheckpointSize|numberOfCompletedCheckpoints|numRestarts");

    /** One process runs one job; Flink makes reporters, we have to find its. */
    private static final Map<Metric, String> SHOWN_METRICS = new ConcurrentHashMap<>();

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {
        SHOWN_METRICS.clear();
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        boolean number = metric instanceof Counter || metric instanceof Gauge<?>;
        if (number && SHOWN.matcher(name).matches()) {
            String operator = group.getAllVariables().getOrDefault("<operator_name>", "job");
            SHOWN_METRICS.put(
                    metric,
                    "chengyun_job_%s{stage=\"%s\"}".formatted(name, operator.replace('"', '\'')));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        SHOWN_METRICS.remove(metric);
    }

    /** All numbers, one line each. */
    static String text() {
        Map<String, Double> sums = new TreeMap<>();
        SHOWN_METRICS.forEach((metric, name) -> sums.merge(name, value(metric), Double::sum));
        StringBuilder text = new StringBuilder();
        sums.forEach((name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }

    private static double value(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number
                ? number.doubleValue()
                : 0;
    }
}
