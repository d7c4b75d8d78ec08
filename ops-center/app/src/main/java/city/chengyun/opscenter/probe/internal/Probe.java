package city.chengyun.opscenter.probe.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.opscenter.mqtt.MqttLink;
import city.chengyun.opscenter.mqtt.MqttLinks;
import city.chengyun.opscenter.place.HubDevices;
import city.chengyun.opscenter.place.HubDevices.Enlisted;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Publishes the time as a device does: over MQTT, through the broker, the log and the stream. Who
 * shows it can say how long it took, because only one clock is read.
 */
@Component
class Probe implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Probe.class);

    private static final DeviceId ID = DeviceId.of("hub-probe");
    private static final String KIND = "hub-probe";
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final MqttLinks links;
    private final HubDevices devices;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread created = new Thread(task, "probe");
                        created.setDaemon(true);
                        return created;
                    });
    private @Nullable MqttLink link;
    private @Nullable String topic;
    private long round;

    Probe(MqttLinks links, HubDevices devices, Clock clock) {
        this.links = links;
        this.devices = devices;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!links.isConfigured()) {
            return;
        }
        var unused =
                thread.scheduleAtFixedRate(
                        this::guardedRound, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void guardedRound() {
        try {
            speak();
        } catch (RuntimeException e) {
            // A thread's edge: an exception would end the schedule for good.
            log.warn("The probe could not speak", e);
        }
    }

    private void speak() {
        if (link == null) {
            enlist();
        }
        if (link != null && topic != null && link.isConnected()) {
            link.publish(topic, message(clock.millis(), round++), PERIOD.multipliedBy(10));
        }
    }

    private void enlist() {
        Enlisted enlisted = devices.enlist(ID, "城运时延探针", KIND);
        DeviceDescriptor device = enlisted.device();
        topic =
                new DeviceTopic(device.adcode(), device.domain(), ID, MessageKind.TELEMETRY)
                        .toString();
        link = links.create(ID, enlisted.secret(), null).orElseThrow();
        link.open();
    }

    private static byte[] message(long time, long round) {
        return "{\"ts\":%d,\"v\":{\"round\":%d}}".formatted(time, round).getBytes(UTF_8);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        if (link != null) {
            link.close();
        }
    }
}
