package city.chengyun.cityjob.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * The byte form of a type, between operators and in checkpoints.
 *
 * <p>Implementations have a public constructor without parameters, by which a checkpoint finds them
 * again, and are told apart by their class. What they write lies in checkpoints: a change of form
 * needs a version byte or a new class.
 *
 * @param <T> the type
 */
public interface WireFormat<T> extends Serializable {

    Class<T> type();

    void write(T value, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;

    /** A value that may change independently; the value itself where it never changes. */
    default T copy(T value) {
        return value;
    }

    /** True if values never change. */
    default boolean isImmutable() {
        return true;
    }
}
