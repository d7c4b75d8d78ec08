package city.chengyun.contract.observation;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.observation.DecodeResult.Decoded;
import city.chengyun.contract.observation.DecodeResult.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * The JSON of telemetry messages, read as a stream because every message of the city passes here:
 *
 * <pre>{"ts":1764000000123,"seq":42,"v":{"a34004":35.2},"q":{"a34004":"M"},"loc":[114.5,38.0]}
 * </pre>
 *
 * <p>A message is one object or an array of at most {@value #MAX_OBSERVATIONS}; it is decoded as a
 * whole or refused as a whole. Unknown fields are ignored. Thread-safe.
 */
public final class ObservationCodec {

    /** Payload of a message, at most. */
    public static final int MAX_PAYLOAD_BYTES = 64 * 1024;

    /** Observations in one message, at most. */
    public static final int MAX_OBSERVATIONS = 500;

    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxNumberLength(40)
                                    .maxStringLength(4096)
                                    .build())
                    .build();

    private ObservationCodec() {}

    /** Decodes a telemetry payload; never throws for bad input. */
    public static DecodeResult<List<Observation>> decode(byte[] payload) {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            return new Malformed<>(
                    RejectReason.TOO_LARGE,
                    payload.length + " bytes, at most " + MAX_PAYLOAD_BYTES);
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), payload)) {
            List<Observation> observations = new ArrayList<>(1);
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                observations.add(new ObservationReader(parser).readObservation());
            } else if (first == JsonToken.START_ARRAY) {
                readArray(parser, observations);
            } else {
                throw MessageFault.malformed("neither an object nor an array");
            }
            if (parser.nextToken() != null) {
                throw MessageFault.malformed("something follows the message");
            }
            return new Decoded<>(observations);
        } catch (MessageFault fault) {
            return new Malformed<>(fault.reason(), fault.detail());
        } catch (JacksonException e) {
            return new Malformed<>(RejectReason.MALFORMED_JSON, e.getOriginalMessage());
        }
    }

    private static void readArray(JsonParser parser, List<Observation> observations) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw MessageFault.malformed("an array element is not an object");
            }
            if (observations.size() == MAX_OBSERVATIONS) {
                throw new MessageFault(
                        RejectReason.TOO_LARGE, "more than " + MAX_OBSERVATIONS + " observations");
            }
            observations.add(new ObservationReader(parser).readObservation());
        }
        if (observations.isEmpty()) {
            throw MessageFault.malformed("an empty array");
        }
    }

    /** Encodes one observation as an object. */
    public static byte[] encode(Observation observation) {
        return write(generator -> writeObservation(generator, observation));
    }

    /** Encodes several observations as an array. */
    public static byte[] encodeAll(List<Observation> observations) {
        return write(
                generator -> {
                    generator.writeStartArray();
                    observations.forEach(observation -> writeObservation(generator, observation));
                    generator.writeEndArray();
                });
    }

    private static byte[] write(Consumer<JsonGenerator> body) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(256);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            body.accept(generator);
        }
        return bytes.toByteArray();
    }

    private static void writeObservation(JsonGenerator generator, Observation observation) {
        generator.writeStartObject();
        generator.writeNumberProperty("ts", observation.ts());
        Long seq = observation.seq();
        if (seq != null) {
            generator.writeNumberProperty("seq", seq);
        }
        ObservationWriter.writeValues(generator, observation.values());
        LngLat loc = observation.loc();
        if (loc != null) {
            generator.writeName("loc");
            generator.writeArray(loc.toArray(), 0, 2);
        }
        generator.writeEndObject();
    }
}
