package city.chengyun.contract.observation;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.observation.PropertyValue.BooleanValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.contract.observation.PropertyValue.TextValue;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one object of telemetry or of an event from a parser that stands on its opening brace. For
 * one use. Faults leave as {@link MessageFault}.
 */
final class ObservationReader {

    private static final int MAX_CODE_LENGTH = 64;

    private final JsonParser parser;
    private @Nullable Long ts;
    private @Nullable Long seq;
    private @Nullable String type;
    private @Nullable LngLat loc;
    private @Nullable Map<String, QualityFlag> quality;
    private final SortedMap<String, ObservedValue> values = new TreeMap<>();

    ObservationReader(JsonParser parser) {
        this.parser = parser;
    }

    Observation readObservation() {
        readFields();
        if (values.isEmpty()) {
            throw MessageFault.malformed("v is missing or empty");
        }
        return new Observation(timestamp(), seq, values, loc);
    }

    DeviceEvent readEvent() {
        readFields();
        if (type == null) {
            throw MessageFault.malformed("type is missing");
        }
        return new DeviceEvent(timestamp(), seq, type, values);
    }

    private long timestamp() {
        if (ts == null) {
            throw new MessageFault(RejectReason.MISSING_TIMESTAMP, "ts is missing");
        }
        return ts;
    }

    private void readFields() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (field) {
                case "ts" -> ts = readTimestamp(token);
                case "seq" -> seq = readSequence(token);
                case "type" -> type = readType(token);
                case "v" -> readValues(token);
                case "q" -> quality = readQuality(token);
                case "loc" -> loc = readPosition(token);
                default -> parser.skipChildren();
            }
        }
        applyQuality();
    }

    private long readTimestamp(JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        if (token == JsonToken.VALUE_STRING) {
            try {
                return OffsetDateTime.parse(parser.getString()).toInstant().toEpochMilli();
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new MessageFault(
                        RejectReason.MISSING_TIMESTAMP, "ts is not an RFC 3339 time with offset");
            }
        }
        throw new MessageFault(
                RejectReason.MISSING_TIMESTAMP, "ts is neither epoch milliseconds nor a time");
    }

    private long readSequence(JsonToken token) {
        if (token != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 0) {
            throw MessageFault.malformed("seq is not an integer of 0 or more");
        }
        return parser.getLongValue();
    }

    private String readType(JsonToken token) {
        if (token != JsonToken.VALUE_STRING || !isCode(parser.getString())) {
            throw MessageFault.malformed("type is not a code of letters, digits, _ or -");
        }
        return parser.getString();
    }

    private void readValues(JsonToken token) {
        requireObject(token, "v");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String code = parser.currentName();
            if (!isCode(code)) {
                throw new MessageFault(
                        RejectReason.UNKNOWN_PROPERTY, "not a property code: " + shorten(code));
            }
            if (values.size() == Observation.MAX_VALUES) {
                throw new MessageFault(
                        RejectReason.TOO_MANY_VALUES,
                        "more than " + Observation.MAX_VALUES + " values");
            }
            PropertyValue value = readValue(code, parser.nextToken());
            if (values.put(code, new ObservedValue(value, QualityFlag.N)) != null) {
                throw MessageFault.malformed("property twice: " + code);
            }
        }
    }

    private PropertyValue readValue(String code, JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(code);
            case VALUE_TRUE -> new BooleanValue(true);
            case VALUE_FALSE -> new BooleanValue(false);
            case VALUE_STRING -> readText(code);
            default ->
                    throw new MessageFault(
                            RejectReason.WRONG_TYPE, code + " is not a number, boolean or text");
        };
    }

    private NumberValue readNumber(String code) {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new MessageFault(RejectReason.VALUE_OUT_OF_RANGE, code + " is not finite");
        }
        return new NumberValue(number);
    }

    private TextValue readText(String code) {
        String text = parser.getString();
        if (text.length() > TextValue.MAX_LENGTH) {
            throw new MessageFault(
                    RejectReason.VALUE_OUT_OF_RANGE,
                    code + " has more than " + TextValue.MAX_LENGTH + " characters");
        }
        return new TextValue(text);
    }

    private Map<String, QualityFlag> readQuality(JsonToken token) {
        requireObject(token, "q");
        Map<String, QualityFlag> flags = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String code = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw MessageFault.malformed("q of " + shorten(code) + " is not a letter");
            }
            QualityFlag flag =
                    QualityFlag.find(parser.getString())
                            .orElseThrow(
                                    () ->
                                            MessageFault.malformed(
                                                    "q of " + shorten(code) + " is no known flag"));
            flags.put(code, flag);
        }
        return flags;
    }

    private void applyQuality() {
        if (quality == null) {
            return;
        }
        quality.forEach(
                (code, flag) -> {
                    ObservedValue value = values.get(code);
                    if (value == null) {
                        throw MessageFault.malformed(
                                "q names " + shorten(code) + ", which v does not have");
                    }
                    values.put(code, value.withQuality(flag));
                });
    }

    private LngLat readPosition(JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            throw MessageFault.malformed("loc is not [longitude, latitude]");
        }
        double[] numbers = new double[3];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric() || count == 3) {
                throw MessageFault.malformed("loc is not [longitude, latitude]");
            }
            numbers[count++] = parser.getDoubleValue();
        }
        boolean inRange = Math.abs(numbers[0]) <= 180 && Math.abs(numbers[1]) <= 90;
        if (count < 2 || !inRange) {
            throw MessageFault.malformed("loc is not [longitude, latitude] in degrees");
        }
        return new LngLat(numbers[0], numbers[1]);
    }

    private static void requireObject(JsonToken token, String field) {
        if (token != JsonToken.START_OBJECT) {
            throw MessageFault.malformed(field + " is not an object");
        }
    }

    /** Starts with a letter: a leading underscore is reserved for the columns of the hub itself. */
    private static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > MAX_CODE_LENGTH || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String shorten(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
