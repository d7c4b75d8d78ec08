package city.chengyun.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A position as it travels in JSON: {@code [longitude, latitude]} in degrees, CGCS2000 (EPSG:4490),
 * longitude first as in GeoJSON (RFC 7946 section 3.1.1).
 *
 * @param lng degrees east, -180 to 180
 * @param lat degrees north, -90 to 90
 */
public record LngLat(double lng, double lat) {

    public LngLat {
        // Written so that NaN fails too.
        if (!(lng >= -180 && lng <= 180) || !(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException(
                    "position must be [lng -180..180, lat -90..90]: [" + lng + ", " + lat + "]");
        }
    }

    /**
     * @param coordinates longitude, latitude and optionally a height, which is dropped
     * @throws IllegalArgumentException if there are fewer than 2 or more than 3 numbers
     */
    @JsonCreator
    public static LngLat of(double[] coordinates) {
        if (coordinates.length < 2 || coordinates.length > 3) {
            throw new IllegalArgumentException("position must be [lng, lat]");
        }
        return new LngLat(coordinates[0], coordinates[1]);
    }

    @JsonValue
    public double[] toArray() {
        return new double[] {lng, lat};
    }
}
