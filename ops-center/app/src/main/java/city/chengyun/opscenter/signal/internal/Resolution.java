package city.chengyun.opscenter.signal.internal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How fine a series is. */
public enum Resolution {
    /** Every stored value. */
    RAW("raw", ""),
    /** One point per minute: least, mean, greatest, count. */
    MINUTE("1m", "_1m"),
    /** One point per hour, likewise. */
    HOUR("1h", "_1h");

    /** What a chart can show and a browser draw at once. */
    static final int ENOUGH_POINTS = 2_000;

    private final String code;
    private final String tableSuffix;

    Resolution(String code, String tableSuffix) {
        this.code = code;
        this.tableSuffix = tableSuffix;
    }

    /** As it stands in JSON and in requests. */
    @JsonValue
    public String code() {
        return code;
    }

    String tableSuffix() {
        return tableSuffix;
    }

    /** The resolution with a code. */
    public static Optional<Resolution> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The finest that gives no more than about {@value #ENOUGH_POINTS} points. */
    static Resolution fitting(Duration span, Duration reportingInterval) {
        if (span.dividedBy(reportingInterval) <= ENOUGH_POINTS) {
            return RAW;
        }
        return span.toMinutes() <= ENOUGH_POINTS ? MINUTE : HOUR;
    }
}
