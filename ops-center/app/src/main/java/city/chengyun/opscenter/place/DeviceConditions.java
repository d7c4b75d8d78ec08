package city.chengyun.opscenter.place;

import city.chengyun.contract.DeviceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the devices right now; whoever follows the live state provides it. */
public interface DeviceConditions {

    /** How the device stands on the map; {@link MapState#UNKNOWN} for a device never heard of. */
    MapState stateOf(DeviceId device);

    /** The details of one device. */
    DeviceCondition conditionOf(DeviceId device);

    /**
     * A device right now.
     *
     * @param state how it stands on the map
     * @param lastSeen receive time of its newest message, epoch milliseconds; null when not heard
     * @param latest newest value by property code
     * @param openAlerts alerts that have not ended
     */
    record DeviceCondition(
            MapState state,
            @Nullable Long lastSeen,
            Map<String, LatestValue> latest,
            int openAlerts) {

        /** Copies. */
        public DeviceCondition {
            latest = Map.copyOf(latest);
        }
    }

    /**
     * The newest value of a property.
     *
     * @param value number, boolean or text
     * @param ts phenomenon time, epoch milliseconds
     * @param quality quality letter, {@code N} when nothing is wrong
     */
    record LatestValue(Object value, long ts, String quality) {}
}
