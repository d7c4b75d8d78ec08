package city.chengyun.cityjob.wire;

import java.io.Serial;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Flink's type information for anything with a {@link WireFormat}.
 *
 * @param <T> the type
 */
public final class WireType<T> extends TypeInformation<T> {

    @Serial private static final long serialVersionUID = 1;

    private final WireFormat<T> format;

    private WireType(WireFormat<T> format) {
        this.format = format;
    }

    public static <T> WireType<T> of(WireFormat<T> format) {
        return new WireType<>(format);
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return format.type();
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new WireSerializer<>(format);
    }

    @Override
    public String toString() {
        return "WireType<" + format.type().getSimpleName() + ">";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WireType<?> type && type.format.getClass() == format.getClass();
    }

    @Override
    public int hashCode() {
        return format.getClass().hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof WireType;
    }
}
