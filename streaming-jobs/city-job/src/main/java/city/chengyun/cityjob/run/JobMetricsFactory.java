package city.chengyun.cityjob.run;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes {@link JobMetrics} for Flink, which finds this class as a service. */
public final class JobMetricsFactory implements MetricReporterFactory {

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new JobMetrics();
    }
}
