package city.chengyun.geo.internal;

import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;

/** A coordinate transform that takes and gives x before y whatever the EPSG axis order says. */
public final class GeoToolsTransform {

    private final MathTransform transform;

    private GeoToolsTransform(MathTransform transform) {
        this.transform = transform;
    }

    /**
     * The transform between two systems named by authority and code, as in {@code EPSG:4490}.
     *
     * @throws IllegalStateException if the EPSG database cannot answer
     */
    public static GeoToolsTransform between(String sourceCode, String targetCode) {
        try {
            return new GeoToolsTransform(
                    CRS.findMathTransform(
                            CRS.decode(sourceCode, true), CRS.decode(targetCode, true)));
        } catch (FactoryException e) {
            throw new IllegalStateException(
                    "no transform from %s to %s".formatted(sourceCode, targetCode), e);
        }
    }

    /**
     * Transforms one position.
     *
     * @return x and y in the target system
     * @throws IllegalArgumentException if the position lies outside the projection
     */
    public double[] apply(double x, double y) {
        double[] result = new double[2];
        try {
            transform.transform(new double[] {x, y}, 0, result, 0, 1);
        } catch (TransformException e) {
            throw new IllegalArgumentException("outside the projection: " + x + ", " + y, e);
        }
        return result;
    }
}
