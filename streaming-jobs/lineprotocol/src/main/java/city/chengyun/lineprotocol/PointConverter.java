package city.chengyun.lineprotocol;

import java.io.Serializable;

/**
 * Turns a stream element into one point.
 *
 * @param <T> element of the stream
 */
@FunctionalInterface
public interface PointConverter<T> extends Serializable {

    /**
     * Returns the point of {@code element}; it must carry a timestamp, so that repeats overwrite.
     */
    LinePoint toPoint(T element);
}
