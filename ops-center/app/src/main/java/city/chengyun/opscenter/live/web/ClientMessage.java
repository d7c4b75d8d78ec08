package city.chengyun.opscenter.live.web;

import city.chengyun.geo.BoundingBox;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a browser says over the live feed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.View.class, name = "view"),
    @JsonSubTypes.Type(value = ClientMessage.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = ClientMessage.Seen.class, name = "seen")
})
sealed interface ClientMessage {

    /**
     * It looks at a part of the map.
     *
     * @param bbox west, south, east, north in degrees
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record View(double[] bbox) implements ClientMessage {

        public View {
            if (bbox.length != 4) {
                throw new IllegalArgumentException("bbox has four numbers");
            }
        }

        BoundingBox toBox() {
            return new BoundingBox(bbox[0], bbox[1], bbox[2], bbox[3]);
        }
    }

    /**
     * It was away.
     *
     * @param seq number of the last change of an alert that it knows
     */
    record Resume(long seq) implements ClientMessage {}

    /**
     * What the probe said is on its screen.
     *
     * @param at the time in the message {@code probe}
     */
    record Seen(long at) implements ClientMessage {}
}
