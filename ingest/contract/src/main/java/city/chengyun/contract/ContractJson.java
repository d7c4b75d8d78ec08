package city.chengyun.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of the contract's records: absent values are left out, unknown fields are ignored
 * (a newer writer may add some), times are epoch milliseconds, durations ISO 8601. Observations
 * have a codec of their own. Thread-safe.
 */
public final class ContractJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private ContractJson() {}

    /** The configured mapper, for callers that need trees or streams. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** A reader bound to one type; look it up once and keep it. */
    public static ObjectReader readerFor(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    /** A writer bound to one type; look it up once and keep it. */
    public static ObjectWriter writerFor(Class<?> type) {
        return MAPPER.writerFor(type);
    }

    public static byte[] toBytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String toText(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * @throws JacksonException if the bytes are not that record
     */
    public static <T> T fromBytes(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /**
     * @throws JacksonException if the text is not that record
     */
    public static <T> T fromText(String json, Class<T> type) {
        return MAPPER.readValue(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
