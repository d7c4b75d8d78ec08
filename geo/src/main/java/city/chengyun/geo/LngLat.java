package city.chengyun.geo;

/**
 * A position in CGCS2000 geographic coordinates (EPSG:4490), longitude first as in GeoJSON.
 *
 * @param lng longitude in degrees east, -180 to 180
 * @param lat latitude in degrees north, -90 to 90
 */
public record LngLat(double lng, double lat) {

    /** IUGG mean earth radius. */
    private static final double MEAN_EARTH_RADIUS_METERS = 6_371_008.8;

    /**
     * @throws IllegalArgumentException if a coordinate is not a number or out of range
     */
    public LngLat {
        // Negated so that NaN is refused as well.
        if (!(lng >= -180 && lng <= 180)) {
            throw new IllegalArgumentException("longitude must be -180 to 180 degrees: " + lng);
        }
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("latitude must be -90 to 90 degrees: " + lat);
        }
    }

    /**
     * Great-circle distance on the mean sphere, within 0.6 % of the distance on the ellipsoid.
     *
     * @return metres, never negative
     */
    public double distanceMetersTo(LngLat other) {
        double lat1 = Math.toRadians(lat);
        double lat2 = Math.toRadians(other.lat);
        double sinLat = Math.sin((lat2 - lat1) / 2);
        double sinLng = Math.sin(Math.toRadians(other.lng - lng) / 2);
        double haversine = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLng * sinLng;
        return 2 * MEAN_EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
