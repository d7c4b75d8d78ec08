package city.chengyun.cityjob.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.cityjob.wire.WireFormat;
import city.chengyun.cityjob.wire.WireType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;

/** Rows on their way to the sink. */
public final class StoreRowFormat implements WireFormat<StoreRow> {

    @Serial private static final long serialVersionUID = 1;

    static final WireType<StoreRow> TYPE = WireType.of(new StoreRowFormat());

    private static final int DOUBLE = 0;
    private static final int LONG = 1;
    private static final int BOOLEAN = 2;
    private static final int STRING = 3;

    @Override
    public Class<StoreRow> type() {
        return StoreRow.class;
    }

    @Override
    public void write(StoreRow row, DataOutput out) throws IOException {
        out.writeUTF(row.measurement());
        out.writeUTF(row.device());
        out.writeUTF(row.district());
        out.writeUTF(row.part());
        out.writeLong(row.ts());
        out.writeShort(row.fields().size());
        for (Map.Entry<String, Object> entry : row.fields().entrySet()) {
            out.writeUTF(entry.getKey());
            writeValue(entry.getValue(), out);
        }
    }

    @Override
    public StoreRow read(DataInput in) throws IOException {
        String measurement = in.readUTF();
        String device = in.readUTF();
        String district = in.readUTF();
        String part = in.readUTF();
        long ts = in.readLong();
        int size = in.readShort();
        Map<String, Object> fields = new HashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            fields.put(in.readUTF(), readValue(in));
        }
        return new StoreRow(measurement, device, district, part, ts, fields);
    }

    private static void writeValue(Object value, DataOutput out) throws IOException {
        if (value instanceof Double number) {
            out.writeByte(DOUBLE);
            out.writeDouble(number);
        } else if (value instanceof Long number) {
            out.writeByte(LONG);
            out.writeLong(number);
        } else if (value instanceof Boolean bool) {
            out.writeByte(BOOLEAN);
            out.writeBoolean(bool);
        } else {
            out.writeByte(STRING);
            // Not writeUTF: an event may be longer than 64 KiB once decoded.
            byte[] text = value.toString().getBytes(UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
    }

    private static Object readValue(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case DOUBLE -> in.readDouble();
            case LONG -> in.readLong();
            case BOOLEAN -> in.readBoolean();
            case STRING -> {
                byte[] text = new byte[in.readInt()];
                in.readFully(text);
                yield new String(text, UTF_8);
            }
            default -> throw new IOException("no value is of kind " + kind);
        };
    }
}
