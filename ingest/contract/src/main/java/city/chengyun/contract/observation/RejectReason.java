package city.chengyun.contract.observation;

/** Why a well-authorised message was not taken; the codes of the reject topic. */
public enum RejectReason {
    /** Not UTF-8 JSON of the expected shape. */
    MALFORMED_JSON,
    /** No {@code ts}, or not a time. */
    MISSING_TIMESTAMP,
    /** More than 5 minutes after it was received. */
    TIMESTAMP_IN_FUTURE,
    /** The device is not registered. */
    UNKNOWN_DEVICE,
    /** The device is registered as retired. */
    DEVICE_RETIRED,
    /** The device's type has no such property. */
    UNKNOWN_PROPERTY,
    /** A number, boolean or text where the catalogue says otherwise. */
    WRONG_TYPE,
    /** Outside the physical range of the catalogue. */
    VALUE_OUT_OF_RANGE,
    /** Division or domain of the topic are not those of the device. */
    TOPIC_MISMATCH,
    /** Payload over 64 KiB, or more than 500 observations. */
    TOO_LARGE,
    /** More than 64 values in one observation. */
    TOO_MANY_VALUES
}
