package city.chengyun.simulators.replay;

import city.chengyun.simulators.hub.Registrar;
import city.chengyun.simulators.hub.Registration;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Replays a source in the present: devices of a drill, registered with the hub for it. */
final class Drill {

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

    private final URI broker;
    private final Registrar registrar;
    private final String prefix;
    private final List<String> gateways;
    private final Clock clock;
    private final PrintWriter console;

    /**
     * @param prefix beginning of the ids of its devices and gateways
     * @param connections how many, each a gateway
     */
    Drill(
            URI broker,
            Registrar registrar,
            String prefix,
            int connections,
            Clock clock,
            PrintWriter console) {
        this.broker = broker;
        this.registrar = registrar;
        this.prefix = prefix;
        this.gateways =
                IntStream.rangeClosed(1, connections)
                        .mapToObj(i -> "%sgateway-%02d".formatted(prefix, i))
                        .toList();
        this.clock = clock;
        this.console = console;
    }

    /**
     * Runs to the end.
     *
     * @param speed how many times as fast as it happened; infinite for as fast as it goes
     * @return whether everything was acknowledged
     * @throws IOException if the source is damaged or holds nothing
     */
    boolean run(ReplaySource source, double speed) throws IOException, InterruptedException {
        ReplaySource.Survey survey = source.survey();
        if (survey.devices().isEmpty()) {
            throw new IOException("there is nothing in it that can be replayed");
        }
        console.printf(
                "%d observations of %d devices, %s to %s; %d skipped%n",
                survey.observations(),
                survey.devices().size(),
                Instant.ofEpochMilli(survey.firstTs()),
                Instant.ofEpochMilli(survey.lastTs()),
                survey.skipped());
        List<ReplayedDevice> targets =
                survey.devices().stream().map(device -> device.withPrefix(prefix)).toList();
        Map<String, String> secrets = register(targets);
        long start = clock.millis();
        TimeShift shift = TimeShift.asNow(start, survey, speed);
        try (var links = new ReplayLinks(broker, gateways, secrets)) {
            long sent = new Replay(survey, targets, shift, links, clock, console).run(source);
            links.awaitAcknowledgements(LAST_ANSWERS);
            report(sent, Math.max(1, clock.millis() - start) / 1000.0, links);
            return links.refused() == 0 && links.outstanding() == 0;
        }
    }

    private Map<String, String> register(List<ReplayedDevice> targets)
            throws IOException, InterruptedException {
        return registrar.register(
                new Registration.Batch(
                        gateways.stream()
                                .map(id -> Registration.Gateway.of(id, "回放网关 " + id))
                                .toList(),
                        targets.stream().map(this::registration).toList()));
    }

    private Registration.Device registration(ReplayedDevice device) {
        Duration interval = device.interval();
        return new Registration.Device(
                device.id().value(),
                "回放 " + device.id().value(),
                device.kind(),
                device.adcode().value(),
                device.position(),
                gateways.get(ReplayLinks.indexFor(device.id(), gateways.size())),
                interval == null ? null : interval.toString(),
                true,
                true);
    }

    private void report(long sent, double seconds, ReplayLinks links) {
        console.printf(
                "%d observations in %.1f s, %.0f/s; messages: %d acknowledged, %d refused, %d"
                        + " unanswered%n",
                sent,
                seconds,
                sent / seconds,
                links.acknowledged(),
                links.refused(),
                links.outstanding());
        console.flush();
    }
}
