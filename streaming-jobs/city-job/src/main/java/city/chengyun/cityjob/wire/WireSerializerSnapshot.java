package city.chengyun.cityjob.wire;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint says of its {@link WireSerializer}: the class of the format.
 *
 * @param <T> the serialised type
 */
public final class WireSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private @Nullable WireFormat<T> format;

    /** For Flink, which calls {@link #readSnapshot} next. */
    public WireSerializerSnapshot() {}

    WireSerializerSnapshot(WireFormat<T> format) {
        this.format = format;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(known().getClass().getName());
    }

    @Override
    @SuppressWarnings("unchecked") // The class was written by writeSnapshot.
    public void readSnapshot(int version, DataInputView in, ClassLoader classLoader)
            throws IOException {
        String name = in.readUTF();
        try {
            WireFormat<?> found =
                    Class.forName(name, true, classLoader)
                            .asSubclass(WireFormat.class)
                            .getConstructor()
                            .newInstance();
            format = (WireFormat<T>) found;
        } catch (ReflectiveOperationException e) {
            throw new IOException("the checkpoint holds the unknown format " + name, e);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new WireSerializer<>(known());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> old) {
        boolean same =
                old instanceof WireSerializerSnapshot<T> snapshot
                        && snapshot.known().getClass() == known().getClass();
        return same
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }

    private WireFormat<T> known() {
        return requireNonNull(format, "format is null");
    }
}
