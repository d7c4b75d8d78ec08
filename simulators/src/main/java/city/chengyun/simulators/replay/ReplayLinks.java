package city.chengyun.simulators.replay;

import city.chengyun.contract.DeviceId;
import city.chengyun.simulators.mqtt.LinkListener;
import city.chengyun.simulators.mqtt.MqttLink;
import city.chengyun.simulators.mqtt.OutgoingMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a replay; all observations of a device take the same one, so order is kept.
 */
final class ReplayLinks implements AutoCloseable, LinkListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayLinks.class);

    private final List<MqttLink> links = new ArrayList<>();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /**
     * Opens connections.
     *
     * @param gateways user names, one per connection
     * @param secrets by user name; without one a connection is anonymous
     */
    ReplayLinks(URI broker, List<String> gateways, Map<String, String> secrets) {
        for (String gateway : gateways) {
            links.add(new MqttLink(broker, gateway, () -> secrets.get(gateway), null, this));
        }
    }

    /** Which of some connections speaks for a device. */
    static int indexFor(DeviceId device, int connections) {
        return Math.floorMod(device.value().hashCode(), connections);
    }

    void put(DeviceId device, OutgoingMessage message) throws InterruptedException {
        links.get(indexFor(device, links.size())).put(message);
    }

    int outstanding() {
        return links.stream().mapToInt(MqttLink::outstanding).sum();
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long refused() {
        return refused.sum();
    }

    /** Waits until everything is acknowledged or refused, or the time is over. */
    void awaitAcknowledgements(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (outstanding() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    @Override
    public void onAcknowledged() {
        acknowledged.increment();
    }

    @Override
    public void onRefused(String topic, int reasonCode) {
        refused.increment();
        LOG.debug("{} refused with reason {}", topic, reasonCode);
    }

    @Override
    public void onDisconnected(String cause) {
        LOG.info("not connected: {}", cause);
    }

    @Override
    public void close() {
        links.forEach(MqttLink::close);
    }
}
