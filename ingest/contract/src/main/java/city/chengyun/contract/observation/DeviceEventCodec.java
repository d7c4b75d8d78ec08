package city.chengyun.contract.observation;

import city.chengyun.contract.observation.DecodeResult.Decoded;
import city.chengyun.contract.observation.DecodeResult.Malformed;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * The JSON of events, {@code {"ts":…,"seq":…,"type":"pressed","v":{…}}}, and of status messages,
 * {@code {"state":"online","ts":…}}. Thread-safe.
 */
public final class DeviceEventCodec {

    private DeviceEventCodec() {}

    /** Decodes an event payload; never throws for bad input. */
    public static DecodeResult<DeviceEvent> decodeEvent(byte[] payload) {
        return decode(payload, parser -> new ObservationReader(parser).readEvent());
    }

    /** Decodes a status payload; never throws for bad input. */
    public static DecodeResult<DeviceStatus> decodeStatus(byte[] payload) {
        return decode(payload, DeviceEventCodec::readStatus);
    }

    public static byte[] encode(DeviceEvent event) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(128);
        try (JsonGenerator generator =
                ObservationCodec.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            generator.writeStartObject();
            generator.writeNumberProperty("ts", event.ts());
            Long seq = event.seq();
            if (seq != null) {
                generator.writeNumberProperty("seq", seq);
            }
            generator.writeStringProperty("type", event.type());
            ObservationWriter.writeValues(generator, event.values());
            generator.writeEndObject();
        }
        return bytes.toByteArray();
    }

    public static byte[] encode(DeviceStatus status) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(64);
        try (JsonGenerator generator =
                ObservationCodec.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            generator.writeStartObject();
            generator.writeStringProperty("state", status.state().name().toLowerCase(Locale.ROOT));
            generator.writeNumberProperty("ts", status.ts());
            generator.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private interface Body<T> {
        T read(JsonParser parser);
    }

    private static <T> DecodeResult<T> decode(byte[] payload, Body<T> body) {
        if (payload.length > ObservationCodec.MAX_PAYLOAD_BYTES) {
            return new Malformed<>(
                    RejectReason.TOO_LARGE,
                    payload.length + " bytes, at most " + ObservationCodec.MAX_PAYLOAD_BYTES);
        }
        try (JsonParser parser =
                ObservationCodec.FACTORY.createParser(ObjectReadContext.empty(), payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw MessageFault.malformed("not an object");
            }
            T value = body.read(parser);
            if (parser.nextToken() != null) {
                throw MessageFault.malformed("something follows the message");
            }
            return new Decoded<>(value);
        } catch (MessageFault fault) {
            return new Malformed<>(fault.reason(), fault.detail());
        } catch (JacksonException e) {
            return new Malformed<>(RejectReason.MALFORMED_JSON, e.getOriginalMessage());
        }
    }

    private static DeviceStatus readStatus(JsonParser parser) {
        DeviceStatus.State state = null;
        Long ts = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (field.equals("state") && token == JsonToken.VALUE_STRING) {
                state = parseState(parser.getString());
            } else if (field.equals("ts") && token == JsonToken.VALUE_NUMBER_INT) {
                ts = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        if (ts == null) {
            throw new MessageFault(
                    RejectReason.MISSING_TIMESTAMP, "ts is missing or not epoch milliseconds");
        }
        if (state == null) {
            throw MessageFault.malformed("state is missing");
        }
        return new DeviceStatus(state, ts);
    }

    private static DeviceStatus.State parseState(String text) {
        return switch (text) {
            case "online" -> DeviceStatus.State.ONLINE;
            case "offline" -> DeviceStatus.State.OFFLINE;
            default -> throw MessageFault.malformed("state is neither online nor offline");
        };
    }
}
