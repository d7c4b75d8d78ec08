package city.chengyun.broker;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows the few of HiveMQ's own figures that tell an operator something, beside the intake's. */
final class BrokerMetrics {

    /** Credentials with a live connection. */
    private static final String CONNECTED = "chengyun.broker.connected";

    /**
     * Messages between MQTT clients that were dropped, for instance commands for a device whose
     * queue was full. HiveMQ counts here also what the intake has taken over or refused; that is
     * left out.
     */
    private static final String DROPPED = "chengyun.broker.dropped";

    private static final String HIVEMQ_DROPPED = "com.hivemq.messages.dropped.count";

    private BrokerMetrics() {}

    static void bind(
            MetricRegistry hiveMq,
            Presence presence,
            IntakeInterceptor interceptor,
            MeterRegistry meters) {
        Gauge.builder(CONNECTED, presence, Presence::size).register(meters);
        Counter dropped = hiveMq.counter(HIVEMQ_DROPPED);
        FunctionCounter.builder(
                        DROPPED, dropped, total -> total.getCount() - interceptor.concluded())
                .register(meters);
    }
}
