package city.chengyun.bridge;

import city.chengyun.intake.Intake;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** The subscribers of one external broker, from start to stop. */
final class Bridge implements AutoCloseable {

    /** 1 while a topic filter is subscribed, else 0. Tag {@code filter}. */
    private static final String UP = "chengyun.bridge.up";

    /** Messages that arrived and were not acknowledged yet. Tag {@code filter}. */
    private static final String OUTSTANDING = "chengyun.bridge.outstanding";

    private final List<PahoSubscriber> subscribers;

    private Bridge(List<PahoSubscriber> subscribers) {
        this.subscribers = subscribers;
    }

    static Bridge start(
            BridgeSettings settings, String intakeId, Intake intake, MeterRegistry meters) {
        List<PahoSubscriber> subscribers =
                settings.filters().stream()
                        .map(filter -> new PahoSubscriber(settings, filter, intakeId, intake))
                        .toList();
        for (PahoSubscriber subscriber : subscribers) {
            Gauge.builder(UP, subscriber, s -> s.isUp() ? 1 : 0)
                    .tag("filter", subscriber.filter())
                    .register(meters);
            Gauge.builder(OUTSTANDING, subscriber, PahoSubscriber::outstanding)
                    .tag("filter", subscriber.filter())
                    .register(meters);
            subscriber.start();
        }
        return new Bridge(subscribers);
    }

    /** Whether all filters are subscribed: with one missing, silence would not mean silence. */
    boolean isUp() {
        return subscribers.stream().allMatch(PahoSubscriber::isUp);
    }

    @Override
    public void close() {
        subscribers.forEach(PahoSubscriber::close);
    }
}
