package city.chengyun.cityjob.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.cityjob.decode.Signal;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.DeviceEventCodec;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue;
import city.chengyun.contract.observation.PropertyValue.BooleanValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.contract.observation.PropertyValue.TextValue;
import city.chengyun.contract.observation.QualityFlag;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows. */
final class StoreRows {

    private StoreRows() {}

    /**
     * Tells rows of the same device and time apart: a hash of the property set. QuestDB replaces
     * whole rows, so messages of the same time with different properties must be different rows,
     * while a correction of the same properties must be the same.
     */
    static int part(Observation observation) {
        int part = 0;
        for (String code : observation.values().keySet()) {
            part = 31 * part + code.hashCode();
        }
        return part;
    }

    /** The tag of a part. */
    static String partTag(int part) {
        return Integer.toHexString(part);
    }

    /**
     * The raw row of an observation.
     *
     * @param late whether it came later than the lateness allows
     * @param allFlags whether flags are written even where they are normal, so that none of an
     *     older version is left
     */
    static StoreRow ofObservation(
            Observation observation,
            Signal signal,
            DeviceDescriptor device,
            boolean late,
            boolean allFlags) {
        Map<String, Object> fields = new HashMap<>(observation.values().size() * 2 + 8);
        for (Map.Entry<String, ObservedValue> entry : observation.values().entrySet()) {
            String code = entry.getKey();
            QualityFlag quality = entry.getValue().quality();
            fields.put(code, plain(entry.getValue().value()));
            if (allFlags || quality != QualityFlag.N) {
                fields.put(code + StoreTables.QUALITY_SUFFIX, quality.name());
            }
        }
        LngLat loc = observation.loc();
        if (loc != null) {
            fields.put(StoreTables.LONGITUDE, loc.lng());
            fields.put(StoreTables.LATITUDE, loc.lat());
        }
        if (late) {
            fields.put(StoreTables.LATE, true);
        }
        addOrigin(fields, signal, observation.seq());
        return new StoreRow(
                StoreTables.raw(device.domain()),
                device.id().value(),
                device.adcode().value(),
                partTag(part(observation)),
                observation.ts(),
                fields);
    }

    /** The row of an event; its part is the type, so that two things may happen at once. */
    static StoreRow ofEvent(DeviceEvent event, Signal signal, DeviceDescriptor device) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(StoreTables.EVENT_TYPE, event.type());
        fields.put(StoreTables.EVENT_BODY, new String(DeviceEventCodec.encode(event), UTF_8));
        addOrigin(fields, signal, event.seq());
        return new StoreRow(
                StoreTables.events(device.domain()),
                device.id().value(),
                device.adcode().value(),
                event.type(),
                event.ts(),
                fields);
    }

    /** The row of a window, complete each time. */
    static StoreRow ofWindow(
            String table, long start, Map<String, Object> fields, DeviceDescriptor device) {
        return new StoreRow(
                table, device.id().value(), device.adcode().value(), "window", start, fields);
    }

    private static void addOrigin(Map<String, Object> fields, Signal signal, @Nullable Long seq) {
        fields.put(StoreTables.RECEIVED_AT, signal.receivedAt());
        if (seq != null) {
            fields.put(StoreTables.SEQUENCE, seq);
        }
    }

    private static Object plain(PropertyValue value) {
        if (value instanceof NumberValue number) {
            return number.value();
        }
        if (value instanceof BooleanValue bool) {
            return bool.value();
        }
        return ((TextValue) value).value();
    }
}
