// Generated from docs/contracts/schemas/live-feed.schema.json; do not edit.
package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.Severity;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.place.MapState;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says to a browser over the WebSocket {@code /ws/live}.
 *
 * <p>The message {@code live} has no record: {@code LiveFragments} puts it together from the text
 * of each device, written once for all browsers.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface LiveFeedMessage {

    /**
     * First message of a connection.
     *
     * @param seq number of the last change of an alert
     * @param time server clock, epoch milliseconds
     */
    @JsonTypeName("hello")
    record Hello(long seq, long time) implements LiveFeedMessage {}

    /**
     * An alert changed.
     *
     * @param seq number of the change; strictly increasing over all alerts, kept over restarts
     * @param alert an alert as people see it
     */
    @JsonTypeName("alert")
    record Alert(long seq, AlertView alert) implements LiveFeedMessage {}

    /**
     * The hub in figures, each about 2 s.
     *
     * @param at server clock, epoch milliseconds
     * @param devices registered devices
     * @param rate messages per second
     * @param states devices by state
     * @param openAlerts alerts that last, by severity
     * @param delay from the publishing of the hub's probe to the screens; absent or null while
     *     nobody measured it
     */
    @JsonTypeName("counts")
    record Counts(
            long at,
            int devices,
            double rate,
            Map<MapState, Integer> states,
            Map<Severity, Integer> openAlerts,
            @Nullable Delay delay)
            implements LiveFeedMessage {}

    /**
     * What the hub's probe said was sent before this; a browser answers {@code seen} once it is
     * drawn.
     *
     * @param at when the probe published it, server clock, epoch milliseconds
     */
    @JsonTypeName("probe")
    record Probe(long at) implements LiveFeedMessage {}

    /**
     * Resuming is impossible: load everything again.
     *
     * @param seq number of the last change of an alert
     */
    @JsonTypeName("reset")
    record Reset(long seq) implements LiveFeedMessage {}

    /**
     * A device within the message {@code live}.
     *
     * @param id which device
     * @param ts phenomenon time of the newest observation, epoch milliseconds; 0 for a device that
     *     was never heard
     * @param state how a device stands on the map
     * @param values newest value by property
     * @param loc newest position of a moving thing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Device(
            DeviceId id,
            long ts,
            MapState state,
            Map<String, Object> values,
            @Nullable LngLat loc) {}

    /**
     * Delays of the last five minutes.
     *
     * @param p50 median, milliseconds
     * @param p99 what 99 of 100 do not exceed, milliseconds
     */
    record Delay(double p50, double p99) {}
}
