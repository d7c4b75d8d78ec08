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
 * What the server says over the live feed; {@code docs/contracts/schemas/live-feed.schema.json}.
 * The message {@code live} is put together from {@link LiveFragments} and has no record.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface LiveFeedMessage {

    /**
     * The first message.
     *
     * @param seq number of the last change of an alert
     * @param time the server's clock, epoch milliseconds
     */
    @JsonTypeName("hello")
    record Hello(long seq, long time) implements LiveFeedMessage {}

    /** An alert changed. */
    @JsonTypeName("alert")
    record Alert(long seq, AlertView alert) implements LiveFeedMessage {}

    /**
     * The hub in figures.
     *
     * @param at the server's clock, epoch milliseconds
     * @param devices registered devices
     * @param rate messages per second
     * @param delay from a device's message to the screens; null while nobody measured it
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
     * Delays of the last minutes.
     *
     * @param p50 median, milliseconds
     * @param p99 what 99 of 100 do not exceed, milliseconds
     */
    record Delay(double p50, double p99) {}

    /**
     * What the hub's probe said was sent; the browser answers {@code seen} when it is drawn.
     *
     * @param at when the probe published it, epoch milliseconds of the server's clock
     */
    @JsonTypeName("probe")
    record Probe(long at) implements LiveFeedMessage {}

    /** Resuming is impossible: load everything again. */
    @JsonTypeName("reset")
    record Reset(long seq) implements LiveFeedMessage {}

    /** A device within the message {@code live}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Device(
            DeviceId id,
            long ts,
            MapState state,
            Map<String, Object> values,
            @Nullable LngLat loc) {}
}
