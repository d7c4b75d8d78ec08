package city.chengyun.contract.observation;

import static java.util.Objects.requireNonNull;

/**
 * A value with its quality.
 *
 * @param value what was measured
 * @param quality how far it may be trusted; {@link QualityFlag#N} unless the device says otherwise
 */
public record ObservedValue(PropertyValue value, QualityFlag quality) {

    public ObservedValue {
        requireNonNull(value, "value is null");
        requireNonNull(quality, "quality is null");
    }

    /** A number of normal quality. */
    public static ObservedValue of(double value) {
        return new ObservedValue(new PropertyValue.NumberValue(value), QualityFlag.N);
    }

    /** A boolean of normal quality. */
    public static ObservedValue of(boolean value) {
        return new ObservedValue(new PropertyValue.BooleanValue(value), QualityFlag.N);
    }

    /** A text of normal quality. */
    public static ObservedValue of(String value) {
        return new ObservedValue(new PropertyValue.TextValue(value), QualityFlag.N);
    }

    public ObservedValue withQuality(QualityFlag other) {
        return new ObservedValue(value, other);
    }
}
