package city.chengyun.geo;

/**
 * A position in the city's metric system EPSG:4547 (CGCS2000, 3-degree Gauss-Krüger, central
 * meridian 114° E).
 *
 * @param eastMeters easting with the false easting of 500 km
 * @param northMeters northing from the equator
 */
public record EastNorth(double eastMeters, double northMeters) {

    /**
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public EastNorth {
        if (!Double.isFinite(eastMeters) || !Double.isFinite(northMeters)) {
            throw new IllegalArgumentException(
                    "coordinates must be finite: " + eastMeters + ", " + northMeters);
        }
    }
}
