package city.chengyun.geo.internal;

import city.chengyun.geo.GeoPolygon;
import city.chengyun.geo.LngLat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.strtree.STRtree;

/** Answers which polygons of a fixed list cover a position. Safe for use by many threads. */
public final class PolygonIndex {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final List<PreparedGeometry> polygons;
    private final STRtree tree = new STRtree();

    public PolygonIndex(List<GeoPolygon> polygons) {
        this.polygons = polygons.stream().map(PolygonIndex::prepare).toList();
        IntStream.range(0, this.polygons.size())
                .forEach(i -> tree.insert(geometry(i).getEnvelopeInternal(), i));
        // A tree builds itself at the first query, which would not be safe between threads.
        tree.build();
    }

    /** Index of the first polygon of the list that covers the position, borders included. */
    public OptionalInt findFirst(LngLat position) {
        Point point = point(position);
        List<?> candidates = tree.query(point.getEnvelopeInternal());
        return candidates.stream()
                .mapToInt(i -> (Integer) i)
                .filter(i -> polygons.get(i).covers(point))
                .min();
    }

    /** Whether one polygon of the list covers the position, borders included. */
    public boolean covers(int polygon, LngLat position) {
        return polygons.get(polygon).covers(point(position));
    }

    private Geometry geometry(int polygon) {
        return polygons.get(polygon).getGeometry();
    }

    private static PreparedGeometry prepare(GeoPolygon polygon) {
        Polygon[] parts =
                polygon.parts().stream()
                        .map(
                                part ->
                                        GEOMETRY.createPolygon(
                                                ring(part.outer()),
                                                part.holes().stream()
                                                        .map(PolygonIndex::ring)
                                                        .toArray(LinearRing[]::new)))
                        .toArray(Polygon[]::new);
        // Coarsely quantised outlines touch themselves; predicates need valid geometry.
        return PreparedGeometryFactory.prepare(
                GeometryFixer.fix(GEOMETRY.createMultiPolygon(parts)));
    }

    private static LinearRing ring(GeoPolygon.Ring ring) {
        return GEOMETRY.createLinearRing(
                ring.positions().stream()
                        .map(p -> new Coordinate(p.lng(), p.lat()))
                        .toArray(Coordinate[]::new));
    }

    private static Point point(LngLat position) {
        return GEOMETRY.createPoint(new Coordinate(position.lng(), position.lat()));
    }
}
