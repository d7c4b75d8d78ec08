package city.chengyun.cityjob.judge;

import city.chengyun.cityjob.wire.WireFormat;
import city.chengyun.cityjob.wire.WireType;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.live.LiveValue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Live updates between operators: one for every message, so not as JSON. */
public final class LiveFormat implements WireFormat<LiveUpdate> {

    @Serial private static final long serialVersionUID = 1;

    static final WireType<LiveUpdate> TYPE = WireType.of(new LiveFormat());

    private static final int NUMBER = 0;
    private static final int BOOLEAN = 1;
    private static final int TEXT = 2;

    @Override
    public Class<LiveUpdate> type() {
        return LiveUpdate.class;
    }

    @Override
    public void write(LiveUpdate update, DataOutput out) throws IOException {
        LiveValue value = update.value();
        out.writeUTF(update.tile());
        out.writeUTF(value.deviceId().value());
        out.writeLong(value.ts());
        out.writeLong(value.receivedAt());
        out.writeByte(value.values().size());
        for (Map.Entry<String, Object> entry : value.values().entrySet()) {
            out.writeUTF(entry.getKey());
            writeValue(entry.getValue(), out);
        }
        writeFlags(value.flags(), out);
        LngLat loc = value.loc();
        out.writeBoolean(loc != null);
        if (loc != null) {
            out.writeDouble(loc.lng());
            out.writeDouble(loc.lat());
        }
    }

    @Override
    public LiveUpdate read(DataInput in) throws IOException {
        String tile = in.readUTF();
        DeviceId device = DeviceId.of(in.readUTF());
        long ts = in.readLong();
        long receivedAt = in.readLong();
        Map<String, Object> values = new HashMap<>();
        for (int left = in.readByte(); left > 0; left--) {
            values.put(in.readUTF(), readValue(in));
        }
        Map<String, String> flags = readFlags(in);
        LngLat loc = in.readBoolean() ? new LngLat(in.readDouble(), in.readDouble()) : null;
        return new LiveUpdate(tile, new LiveValue(device, ts, receivedAt, values, flags, loc));
    }

    private static void writeValue(Object value, DataOutput out) throws IOException {
        if (value instanceof Double number) {
            out.writeByte(NUMBER);
            out.writeDouble(number);
        } else if (value instanceof Boolean bool) {
            out.writeByte(BOOLEAN);
            out.writeBoolean(bool);
        } else {
            out.writeByte(TEXT);
            out.writeUTF(value.toString());
        }
    }

    private static Object readValue(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NUMBER -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case TEXT -> in.readUTF();
            default -> throw new IOException("no value is of kind " + kind);
        };
    }

    private static void writeFlags(@Nullable Map<String, String> flags, DataOutput out)
            throws IOException {
        out.writeByte(flags == null ? 0 : flags.size());
        if (flags != null) {
            for (Map.Entry<String, String> entry : flags.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
        }
    }

    private static @Nullable Map<String, String> readFlags(DataInput in) throws IOException {
        int left = in.readByte();
        if (left == 0) {
            return null;
        }
        Map<String, String> flags = new HashMap<>();
        for (; left > 0; left--) {
            flags.put(in.readUTF(), in.readUTF());
        }
        return flags;
    }
}
