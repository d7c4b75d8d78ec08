package city.chengyun.geo;

import java.util.Collection;

/**
 * A rectangle in degrees that does not cross the antimeridian; edges belong to it.
 *
 * @param west least longitude
 * @param south least latitude
 * @param east greatest longitude
 * @param north greatest latitude
 */
public record BoundingBox(double west, double south, double east, double north) {

    /**
     * @throws IllegalArgumentException if a corner is no position or the corners are swapped
     */
    public BoundingBox {
        var southWest = new LngLat(west, south);
        var northEast = new LngLat(east, north);
        if (southWest.lng() > northEast.lng() || southWest.lat() > northEast.lat()) {
            throw new IllegalArgumentException(
                    "west must not exceed east, south must not exceed north: [%s, %s, %s, %s]"
                            .formatted(west, south, east, north));
        }
    }

    /**
     * The smallest box around some positions.
     *
     * @throws IllegalArgumentException if there is no position
     */
    public static BoundingBox around(Collection<LngLat> positions) {
        if (positions.isEmpty()) {
            throw new IllegalArgumentException("a bounding box needs at least one position");
        }
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (LngLat position : positions) {
            west = Math.min(west, position.lng());
            south = Math.min(south, position.lat());
            east = Math.max(east, position.lng());
            north = Math.max(north, position.lat());
        }
        return new BoundingBox(west, south, east, north);
    }

    public boolean contains(LngLat position) {
        return position.lng() >= west
                && position.lng() <= east
                && position.lat() >= south
                && position.lat() <= north;
    }
}
