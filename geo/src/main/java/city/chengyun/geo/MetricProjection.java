package city.chengyun.geo;

import city.chengyun.geo.internal.GeoToolsTransform;

/**
 * Converts between stored degrees (EPSG:4490) and metres (EPSG:4547). GeoTools and its EPSG
 * database are loaded by the first conversion, which takes about a second. A module that converts
 * must depend on {@code geotools-wrapper} itself: here it is optional, because it shadows other
 * libraries. Safe for use by many threads.
 */
public final class MetricProjection {

    private MetricProjection() {}

    /**
     * Degrees to metres.
     *
     * @throws IllegalArgumentException if the position is too far from the central meridian
     */
    public static EastNorth toMetric(LngLat position) {
        double[] xy = Transforms.TO_METRIC.apply(position.lng(), position.lat());
        return new EastNorth(xy[0], xy[1]);
    }

    /**
     * Metres to degrees.
     *
     * @throws IllegalArgumentException if the coordinates lie outside the projection
     */
    public static LngLat toLngLat(EastNorth position) {
        double[] xy = Transforms.TO_DEGREES.apply(position.eastMeters(), position.northMeters());
        return new LngLat(xy[0], xy[1]);
    }

    /** Initialised by the first use. */
    private static final class Transforms {

        static final GeoToolsTransform TO_METRIC =
                GeoToolsTransform.between("EPSG:4490", "EPSG:4547");
        static final GeoToolsTransform TO_DEGREES =
                GeoToolsTransform.between("EPSG:4547", "EPSG:4490");
    }
}
