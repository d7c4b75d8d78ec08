package city.chengyun.simulators.simulate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * What the simulator counts: {@code chengyun_simulator_messages_total} by {@code outcome}
 * (acknowledged, refused, dropped), {@code chengyun_simulator_links_connected} and {@code
 * chengyun_simulator_messages_outstanding}. Thread-safe.
 */
final class SimulatorMetrics {

    private static final String MESSAGES = "chengyun.simulator.messages";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter acknowledged = outcome("acknowledged");
    private final Counter refused = outcome("refused");
    private final Counter dropped = outcome("dropped");
    private final AtomicInteger connected =
            registry.gauge("chengyun.simulator.links.connected", new AtomicInteger());

    private Counter outcome(String outcome) {
        return Counter.builder(MESSAGES).tag("outcome", outcome).register(registry);
    }

    void watchOutstanding(IntSupplier outstanding) {
        registry.gauge(
                "chengyun.simulator.messages.outstanding",
                outstanding,
                supplier -> supplier.getAsInt());
    }

    void onAcknowledged() {
        acknowledged.increment();
    }

    void onRefused() {
        refused.increment();
    }

    void onDropped() {
        dropped.increment();
    }

    void onConnected() {
        connected.incrementAndGet();
    }

    void onDisconnected() {
        connected.decrementAndGet();
    }

    double acknowledged() {
        return acknowledged.count();
    }

    double refused() {
        return refused.count();
    }

    double dropped() {
        return dropped.count();
    }

    int connected() {
        return connected.get();
    }

    /** Prometheus text format. */
    String scrape() {
        return registry.scrape();
    }
}
