package city.chengyun.cityjob.decode;

import static java.util.Objects.requireNonNull;

import city.chengyun.cityjob.wire.WireFormat;
import city.chengyun.cityjob.wire.WireType;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.observation.DecodeResult;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.DeviceEventCodec;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue;
import city.chengyun.contract.observation.PropertyValue.BooleanValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.contract.observation.PropertyValue.TextValue;
import city.chengyun.contract.observation.QualityFlag;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signals between operators; every message of the city passes here, so not as JSON. */
public final class SignalFormat implements WireFormat<Signal> {

    @Serial private static final long serialVersionUID = 1;

    public static final WireType<Signal> TYPE = WireType.of(new SignalFormat());

    private static final int OBSERVATION = 1;
    private static final int EVENT = 2;
    private static final int DESCRIPTOR = 3;

    private static final int NUMBER = 0;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int TEXT = 3;

    @Override
    public Class<Signal> type() {
        return Signal.class;
    }

    @Override
    public void write(Signal signal, DataOutput out) throws IOException {
        out.writeUTF(signal.deviceId());
        out.writeLong(signal.receivedAt());
        out.writeUTF(signal.intake());
        out.writeInt(signal.cause().partition());
        out.writeLong(signal.cause().offset());
        out.writeBoolean(signal.newest());
        Observation observation = signal.observation();
        DeviceEvent event = signal.event();
        if (observation != null) {
            out.writeByte(OBSERVATION);
            writeObservation(observation, out);
        } else if (event != null) {
            out.writeByte(EVENT);
            writeBytes(DeviceEventCodec.encode(event), out);
        } else {
            out.writeByte(DESCRIPTOR);
            writeBytes(ContractJson.toBytes(requireNonNull(signal.descriptor())), out);
        }
    }

    @Override
    public Signal read(DataInput in) throws IOException {
        String deviceId = in.readUTF();
        long receivedAt = in.readLong();
        String intake = in.readUTF();
        AlertCause cause = new AlertCause(in.readInt(), in.readLong());
        boolean newest = in.readBoolean();
        int content = in.readByte();
        return switch (content) {
            case OBSERVATION ->
                    new Signal(
                            deviceId,
                            receivedAt,
                            intake,
                            cause,
                            newest,
                            readObservation(in),
                            null,
                            null);
            case EVENT ->
                    new Signal(
                            deviceId, receivedAt, intake, cause, newest, null, readEvent(in), null);
            case DESCRIPTOR ->
                    new Signal(
                            deviceId,
                            receivedAt,
                            intake,
                            cause,
                            newest,
                            null,
                            null,
                            ContractJson.fromBytes(readBytes(in), DeviceDescriptor.class));
            default -> throw new IOException("no signal has content " + content);
        };
    }

    private static void writeObservation(Observation observation, DataOutput out)
            throws IOException {
        out.writeLong(observation.ts());
        Long seq = observation.seq();
        out.writeLong(seq == null ? -1 : seq);
        LngLat loc = observation.loc();
        out.writeBoolean(loc != null);
        if (loc != null) {
            out.writeDouble(loc.lng());
            out.writeDouble(loc.lat());
        }
        out.writeByte(observation.values().size());
        for (Map.Entry<String, ObservedValue> entry : observation.values().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeByte(entry.getValue().quality().name().charAt(0));
            writeValue(entry.getValue().value(), out);
        }
    }

    private static Observation readObservation(DataInput in) throws IOException {
        long ts = in.readLong();
        long seq = in.readLong();
        LngLat loc = in.readBoolean() ? new LngLat(in.readDouble(), in.readDouble()) : null;
        SortedMap<String, ObservedValue> values = new TreeMap<>();
        for (int left = in.readByte(); left > 0; left--) {
            String code = in.readUTF();
            QualityFlag quality = QualityFlag.valueOf(String.valueOf((char) in.readByte()));
            values.put(code, new ObservedValue(readValue(in), quality));
        }
        return new Observation(ts, seq < 0 ? null : seq, values, loc);
    }

    private static void writeValue(PropertyValue value, DataOutput out) throws IOException {
        if (value instanceof NumberValue number) {
            out.writeByte(NUMBER);
            out.writeDouble(number.value());
        } else if (value instanceof BooleanValue bool) {
            out.writeByte(bool.value() ? TRUE : FALSE);
        } else if (value instanceof TextValue text) {
            out.writeByte(TEXT);
            out.writeUTF(text.value());
        }
    }

    private static PropertyValue readValue(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NUMBER -> new NumberValue(in.readDouble());
            case TRUE -> new BooleanValue(true);
            case FALSE -> new BooleanValue(false);
            case TEXT -> new TextValue(in.readUTF());
            default -> throw new IOException("no value is of kind " + kind);
        };
    }

    private static DeviceEvent readEvent(DataInput in) throws IOException {
        DecodeResult<DeviceEvent> result = DeviceEventCodec.decodeEvent(readBytes(in));
        if (result instanceof DecodeResult.Decoded<DeviceEvent> decoded) {
            return decoded.value();
        }
        throw new IOException("an event does not survive its own encoding: " + result);
    }

    private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
