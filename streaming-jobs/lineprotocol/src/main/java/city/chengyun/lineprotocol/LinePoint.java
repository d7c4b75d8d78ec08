package city.chengyun.lineprotocol;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.influxdb.dto.Point;

/**
 * A point of line protocol under construction. Measurement, tags and time identify it: writing the
 * same again replaces it. Names and values are escaped by the client library.
 */
public final class LinePoint {

    private final Point.Builder point;

    private LinePoint(Point.Builder point) {
        this.point = point;
    }

    /** Starts a point of a measurement (table). */
    public static LinePoint of(String measurement) {
        return new LinePoint(Point.measurement(measurement));
    }

    /** Adds an indexed text; part of the identity. An empty value is left out. */
    public LinePoint tag(String name, String value) {
        if (!value.isEmpty()) {
            point.tag(name, value);
        }
        return this;
    }

    /** Adds a floating-point value; it must be finite. */
    public LinePoint field(String name, double value) {
        point.addField(name, value);
        return this;
    }

    /** Adds an integer value. */
    public LinePoint field(String name, long value) {
        point.addField(name, value);
        return this;
    }

    /** Adds a text value. */
    public LinePoint field(String name, String value) {
        point.addField(name, value);
        return this;
    }

    /**
     * Adds values that are {@code Double}, {@code Long}, {@code Boolean} or {@code String}.
     *
     * @throws IllegalArgumentException if one is of another type
     */
    public LinePoint fields(Map<String, Object> values) {
        point.fields(values);
        return this;
    }

    /** Sets the time, epoch milliseconds; required, so that a repeat is the same point. */
    public LinePoint atEpochMillis(long time) {
        point.time(time, TimeUnit.MILLISECONDS);
        return this;
    }

    /** The line, without the line feed. */
    String toLine() {
        return point.build().lineProtocol(TimeUnit.MILLISECONDS);
    }
}
