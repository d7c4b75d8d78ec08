package city.chengyun.contract.observation;

import static java.util.Objects.requireNonNull;

/**
 * Bad input is a value, not an exception: either what was decoded, or why not.
 *
 * @param <T> what was to be decoded
 */
public sealed interface DecodeResult<T> {

    record Decoded<T>(T value) implements DecodeResult<T> {
        public Decoded {
            requireNonNull(value, "value is null");
        }
    }

    /**
     * @param reason for counting
     * @param detail for the person who must fix the device; names the field, never the whole
     *     payload
     */
    record Malformed<T>(RejectReason reason, String detail) implements DecodeResult<T> {
        public Malformed {
            requireNonNull(reason, "reason is null");
            requireNonNull(detail, "detail is null");
        }
    }
}
