package city.chengyun.simulators.city;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.simulators.city.Disturbance.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the city says in a stretch of time: a pure function of the city, its seed and what disturbs
 * it. No clock takes part, so the same call gives the same bytes today and tomorrow. Immutable.
 */
public final class CityModel {

    /** Sequence numbers count milliseconds from here, so that they grow over restarts too. */
    private static final long SEQUENCE_ORIGIN_MILLIS = 1_767_225_600_000L;

    private final City city;
    private final Noise noise;
    private final Weather weather;
    private final double speed;

    /**
     * Builds the model of a city.
     *
     * @param speed how many times as often as usual the devices report, positive
     */
    public CityModel(City city, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive: " + speed);
        }
        this.city = city;
        this.noise = city.noise();
        this.weather = new Weather(noise);
        this.speed = speed;
    }

    /** Messages per second of all devices when nothing is disturbed. */
    public double usualRate() {
        return city.devices().stream().mapToDouble(d -> 1000.0 / intervalMillis(d)).sum();
    }

    /**
     * All messages of a stretch of time, in order of time and then of device id.
     *
     * @param fromMillis first moment, included
     * @param toMillis last moment, excluded
     */
    public List<CityMessage> messagesBetween(
            long fromMillis, long toMillis, Disturbances disturbances) {
        List<CityMessage> messages = new ArrayList<>();
        for (SimulatedDevice device : city.devices()) {
            List<Disturbance> disturbing = disturbances.of(device);
            for (Disturbance disturbance : disturbing) {
                long start = disturbance.envelope().startMillis();
                if (disturbance.effect() instanceof Effect.Emits emits
                        && start >= fromMillis
                        && start < toMillis) {
                    messages.add(event(device, start, emits));
                }
            }
            for (long ts : ticks(device, disturbing, fromMillis, toMillis)) {
                if (!isSilent(disturbing, ts)) {
                    messages.add(telemetry(device, ts, disturbing, disturbances.storms()));
                }
            }
        }
        messages.sort(
                Comparator.comparingLong(CityMessage::ts).thenComparing(m -> m.device().id()));
        return messages;
    }

    private long intervalMillis(SimulatedDevice device) {
        return Math.max(1, Math.round(device.interval().toMillis() / speed));
    }

    private SortedSet<Long> ticks(
            SimulatedDevice device, List<Disturbance> disturbing, long from, long to) {
        SortedSet<Long> ticks = new TreeSet<>();
        addTicks(ticks, device.phaseMillis(), intervalMillis(device), from, to);
        for (Disturbance disturbance : disturbing) {
            Duration every = disturbance.reportEvery();
            if (every != null) {
                Envelope envelope = disturbance.envelope();
                addTicks(
                        ticks,
                        envelope.startMillis() + device.phaseMillis() % every.toMillis(),
                        every.toMillis(),
                        Math.max(from, envelope.startMillis()),
                        Math.min(to, envelope.endMillis()));
            }
        }
        return ticks;
    }

    private static void addTicks(Set<Long> ticks, long phase, long interval, long from, long to) {
        for (long ts = from + Math.floorMod(phase - from, interval); ts < to; ts += interval) {
            ticks.add(ts);
        }
    }

    private static boolean isSilent(List<Disturbance> disturbing, long ts) {
        return disturbing.stream()
                .anyMatch(d -> d.effect() instanceof Effect.Silent && d.envelope().covers(ts));
    }

    private CityMessage event(SimulatedDevice device, long ts, Effect.Emits emits) {
        return new CityMessage.Event(
                device, new DeviceEvent(ts, sequence(ts), emits.eventType(), new TreeMap<>()));
    }

    private CityMessage telemetry(
            SimulatedDevice device, long ts, List<Disturbance> disturbing, List<Storm> storms) {
        long valuesTs = ts;
        for (Disturbance disturbance : disturbing) {
            if (disturbance.effect() instanceof Effect.Stuck && disturbance.envelope().covers(ts)) {
                valuesTs = disturbance.envelope().startMillis();
            }
        }
        SortedMap<String, ObservedValue> values = usualValues(device, valuesTs, storms);
        for (Disturbance disturbance : disturbing) {
            disturb(values, disturbance, device, valuesTs);
        }
        return new CityMessage.Telemetry(
                device, new Observation(ts, sequence(ts), values, reportedPosition(device, ts)));
    }

    private SortedMap<String, ObservedValue> usualValues(
            SimulatedDevice device, long ts, List<Storm> storms) {
        Conditions conditions = Conditions.at(weather, ts, device.route().positionAt(ts), storms);
        SortedMap<String, ObservedValue> values = new TreeMap<>();
        for (Map.Entry<String, ValueModel> property : city.valuesOf(device.kind()).entrySet()) {
            values.put(
                    property.getKey(), property.getValue().valueOf(device, ts, conditions, noise));
        }
        return values;
    }

    private void disturb(
            SortedMap<String, ObservedValue> values,
            Disturbance disturbance,
            SimulatedDevice device,
            long ts) {
        double strength = disturbance.envelope().at(ts);
        if (strength == 0) {
            return;
        }
        Effect effect = disturbance.effect();
        if (effect instanceof Effect.Toward toward) {
            values.computeIfPresent(
                    toward.property(),
                    (code, usual) -> toward(device, toward, usual, strength, ts));
        } else if (effect instanceof Effect.Becomes becomes && strength >= 0.5) {
            values.put(becomes.property(), becomes.value());
        } else if (effect instanceof Effect.Flagged flagged) {
            values.replaceAll((code, value) -> value.withQuality(flagged.flag()));
        }
    }

    private ObservedValue toward(
            SimulatedDevice device,
            Effect.Toward toward,
            ObservedValue usual,
            double strength,
            long ts) {
        double from = PropertyNumbers.numberOf(usual);
        long key = Noise.key(device.id() + "!" + toward.property());
        double jitter = 1 + 0.01 * noise.smooth(key, ts, 10_000);
        double value = from + (toward.target() * jitter - from) * strength;
        return ObservedValue.of(city.withinRange(device.kind(), toward.property(), value));
    }

    private static @Nullable LngLat reportedPosition(SimulatedDevice device, long ts) {
        if (!device.route().moves()) {
            return null;
        }
        var position = device.route().positionAt(ts);
        return new LngLat(Decimals.round(position.lng(), 6), Decimals.round(position.lat(), 6));
    }

    private static long sequence(long ts) {
        return Math.max(0, ts - SEQUENCE_ORIGIN_MILLIS);
    }
}
