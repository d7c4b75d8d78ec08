// Generated from docs/contracts/schemas/live-feed-client.schema.json; do not edit.
package city.chengyun.opscenter.live.web;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** What a browser says to the hub over the WebSocket {@code /ws/live}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface ClientMessage {

    /**
     * It looks at a part of the map.
     *
     * @param bbox west, south, east, north in degrees
     */
    @JsonTypeName("view")
    record View(List<Double> bbox) implements ClientMessage {

        public View {
            bbox = List.copyOf(bbox);
            if (bbox.size() != 4) {
                throw new IllegalArgumentException("bbox does not have 4 items");
            }
        }
    }

    /**
     * It was away.
     *
     * @param seq number of the last change of an alert that it knows
     */
    @JsonTypeName("resume")
    record Resume(long seq) implements ClientMessage {}

    /**
     * What the probe said is on its screen.
     *
     * @param at the time in the message {@code probe}
     */
    @JsonTypeName("seen")
    record Seen(long at) implements ClientMessage {}
}
