package city.chengyun.opscenter.incidents.grouping;

import city.chengyun.contract.LngLat;

/**
 * A place on a flat map whose true parallel is that of Shijiazhuang: within the city a distance is
 * less than 2 % off.
 *
 * @param east metres
 * @param north metres
 */
public record Spot(double east, double north) {

    private static final double METERS_PER_DEGREE = 111_320;
    private static final double PARALLEL = Math.cos(Math.toRadians(38.04));

    /** The spot of a position. */
    public static Spot of(LngLat position) {
        return new Spot(
                position.lng() * METERS_PER_DEGREE * PARALLEL, position.lat() * METERS_PER_DEGREE);
    }

    /** Metres between the two. */
    double distance(Spot other) {
        return Math.hypot(east - other.east, north - other.north);
    }
}
