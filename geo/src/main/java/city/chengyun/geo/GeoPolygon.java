package city.chengyun.geo;

import java.util.List;

/**
 * An area of one or more parts, in the structure of a GeoJSON MultiPolygon.
 *
 * @param parts disjoint parts, at least one
 */
public record GeoPolygon(List<Part> parts) {

    /**
     * @throws IllegalArgumentException if there is no part
     */
    public GeoPolygon {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a polygon needs at least one part");
        }
    }

    public BoundingBox boundingBox() {
        return BoundingBox.around(
                parts.stream().flatMap(part -> part.outer().positions().stream()).toList());
    }

    /**
     * One connected area.
     *
     * @param outer its outline
     * @param holes what is cut out of it
     */
    public record Part(Ring outer, List<Ring> holes) {

        public Part {
            holes = List.copyOf(holes);
        }
    }

    /**
     * A closed line.
     *
     * @param positions at least four, the last equal to the first
     */
    public record Ring(List<LngLat> positions) {

        /**
         * @throws IllegalArgumentException if the line is too short or not closed
         */
        public Ring {
            positions = List.copyOf(positions);
            if (positions.size() < 4) {
                throw new IllegalArgumentException(
                        "a ring needs at least 4 positions: " + positions.size());
            }
            if (!positions.get(0).equals(positions.get(positions.size() - 1))) {
                throw new IllegalArgumentException("a ring must end where it starts");
            }
        }
    }
}
