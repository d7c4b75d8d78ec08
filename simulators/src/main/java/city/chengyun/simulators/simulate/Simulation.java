package city.chengyun.simulators.simulate;

import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.city.CityMessage;
import city.chengyun.simulators.city.CityModel;
import city.chengyun.simulators.city.Orders;
import city.chengyun.simulators.city.SimulatedDevice;
import city.chengyun.simulators.city.SupplyNetwork;
import city.chengyun.simulators.hub.Registrar;
import city.chengyun.simulators.hub.Registration;
import city.chengyun.simulators.mqtt.LinkListener;
import city.chengyun.simulators.mqtt.MqttLink;
import city.chengyun.simulators.mqtt.OutgoingMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The city, live: follows the clock, asks the model what is said meanwhile and publishes it through
 * the gateways. Stops with {@link #close}.
 */
final class Simulation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
    private static final long STEP_MILLIS = 100;
    private static final long REPORT_MILLIS = 30_000;

    /** After a pause of the machine the city goes on from now; it does not catch up for hours. */
    private static final long LONGEST_STRETCH_MILLIS = 5_000;

    /** A new secret needs some seconds to reach the broker; only then it is asked for again. */
    private static final int ATTEMPTS_BEFORE_ROTATION = 6;

    private final City city;
    private final CityModel model;
    private final ScenarioDirector director;
    private final GatewayPlan plan;
    private final Registrar registrar;
    private final Clock clock;
    private final Orders orders = new Orders();
    private final ObedientDevices obedient;
    private final SimulatorMetrics metrics = new SimulatorMetrics();
    private final Map<String, MqttLink> links = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(3);
    private long doneUntil;
    private double acknowledgedAtReport;

    Simulation(
            City city,
            CityModel model,
            ScenarioDirector director,
            Registrar registrar,
            Clock clock) {
        this.city = city;
        this.model = model;
        this.director = director;
        this.plan = GatewayPlan.of(city.devices());
        this.registrar = registrar;
        this.clock = clock;
        this.obedient = new ObedientDevices(city, orders, clock, this::later, this::answer);
    }

    SimulatorMetrics metrics() {
        return metrics;
    }

    /** Whether every gateway is registered and connected. */
    boolean isReady() {
        return !links.isEmpty() && metrics.connected() >= links.size();
    }

    /**
     * Registers the devices, waiting for the hub, then begins to publish.
     *
     * @throws IOException if the secrets cannot be stored
     */
    void start(URI broker) throws IOException, InterruptedException {
        secrets.putAll(registrar.register(plan.toBatch(city.devices())));
        registrar.link(network());
        LOG.info(
                "{} devices behind {} gateways, about {} messages/s",
                city.devices().size(),
                plan.gateways().size(),
                Math.round(model.usualRate()));
        plan.gateways().forEach(gateway -> open(broker, gateway.id(), orders(gateway.id())));
        open(broker, SimulatorDevice.ID.value(), commands());
        metrics.watchOutstanding(
                () -> links.values().stream().mapToInt(MqttLink::outstanding).sum());
        doneUntil = clock.millis();
        repeat(this::step, STEP_MILLIS);
        repeat(this::report, REPORT_MILLIS);
    }

    private Registration.Links network() {
        return new Registration.Links(
                SupplyNetwork.of(city).stream()
                        .map(
                                link ->
                                        new Registration.Link(
                                                link.upstream().value(),
                                                link.downstream().value(),
                                                link.kind(),
                                                true))
                        .toList());
    }

    private void open(URI broker, String id, MqttLink.@Nullable Subscription subscription) {
        links.put(
                id, new MqttLink(broker, id, () -> secrets.get(id), subscription, new Watcher(id)));
    }

    /** The commands of the devices behind a gateway; null where none of them obeys. */
    private MqttLink.@Nullable Subscription orders(String gateway) {
        List<String> topics =
                obedient.all().stream()
                        .filter(device -> gateway.equals(plan.gatewayOf().get(device.id())))
                        .map(device -> device.topic(MessageKind.COMMAND).toString())
                        .sorted()
                        .toList();
        return topics.isEmpty() ? null : new MqttLink.Subscription(topics, obedient::onMessage);
    }

    private void later(Runnable task, Duration delay) {
        var unused = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void answer(SimulatedDevice device, byte[] payload) {
        publish(
                plan.gatewayOf().getOrDefault(device.id(), ""),
                device.topic(MessageKind.REPLY).toString(),
                payload);
    }

    private MqttLink.Subscription commands() {
        var desk = new CommandDesk(director, clock);
        return new MqttLink.Subscription(
                List.of(SimulatorDevice.COMMAND.toString()),
                (topic, payload) ->
                        desk.answer(payload)
                                .ifPresent(
                                        reply ->
                                                publish(
                                                        SimulatorDevice.ID.value(),
                                                        SimulatorDevice.REPLY.toString(),
                                                        reply)));
    }

    private void repeat(Runnable task, long periodMillis) {
        var unused =
                timer.scheduleAtFixedRate(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException e) {
                                // An exception would end the schedule silently.
                                LOG.error("the simulation skipped a step", e);
                            }
                        },
                        periodMillis,
                        periodMillis,
                        TimeUnit.MILLISECONDS);
    }

    private void step() {
        long now = clock.millis();
        long from = Math.max(doneUntil, now - LONGEST_STRETCH_MILLIS);
        if (now <= from) {
            return;
        }
        doneUntil = now;
        director.removeEnded();
        for (CityMessage message :
                model.messagesBetween(from, now, orders.on(director.running()))) {
            String gateway = plan.gatewayOf().getOrDefault(message.device().id(), "");
            publish(gateway, message.topic().toString(), message.payload());
        }
    }

    private void report() {
        double acknowledged = metrics.acknowledged();
        double rate = (acknowledged - acknowledgedAtReport) * 1000 / REPORT_MILLIS;
        acknowledgedAtReport = acknowledged;
        publish(
                SimulatorDevice.ID.value(),
                SimulatorDevice.TELEMETRY.toString(),
                SimulatorDevice.report(clock.millis(), rate, city.devices().size()));
        LOG.info(
                "{} messages/s, refused {}, dropped {}, {} of {} links",
                Math.round(rate),
                Math.round(metrics.refused()),
                Math.round(metrics.dropped()),
                metrics.connected(),
                links.size());
    }

    private void publish(String gateway, String topic, byte[] payload) {
        MqttLink link = links.get(gateway);
        if (link != null) {
            link.offer(new OutgoingMessage(topic, payload));
        }
    }

    private void rotate(String id) {
        var gateways = new ArrayList<>(plan.gateways());
        gateways.add(SimulatorDevice.GATEWAY);
        List<Registration.Gateway> refused =
                gateways.stream().filter(gateway -> gateway.id().equals(id)).toList();
        try {
            LOG.warn("the broker does not let {} in, asking for a new secret", id);
            secrets.putAll(registrar.rotate(refused));
        } catch (IOException | RuntimeException e) {
            LOG.error("no new secret for {}", id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        List<Thread> closing =
                links.values().stream().map(link -> new Thread(link::close)).toList();
        closing.forEach(Thread::start);
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts what becomes of a link's messages and has a refused secret replaced. */
    private final class Watcher implements LinkListener {

        private final String id;
        private boolean isConnected;

        Watcher(String id) {
            this.id = id;
        }

        @Override
        public void onAcknowledged() {
            metrics.onAcknowledged();
        }

        @Override
        public void onRefused(String topic, int reasonCode) {
            metrics.onRefused();
            LOG.debug("{} refused with reason {}", topic, reasonCode);
        }

        @Override
        public void onDropped() {
            metrics.onDropped();
        }

        @Override
        public synchronized void onConnected() {
            isConnected = true;
            metrics.onConnected();
        }

        @Override
        public synchronized void onDisconnected(String cause) {
            if (isConnected) {
                isConnected = false;
                metrics.onDisconnected();
            }
            LOG.info("{} is not connected: {}", id, cause);
        }

        @Override
        public void onNotAuthorized(int attempts) {
            if (attempts % ATTEMPTS_BEFORE_ROTATION == 0) {
                timer.execute(() -> rotate(id));
            }
        }
    }
}
