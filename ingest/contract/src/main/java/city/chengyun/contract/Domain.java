package city.chengyun.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The five fields of city operation; also the measurements of the time-series store. */
public enum Domain {
    TRANSPORT,
    ENERGY,
    WATER,
    ENVIRONMENT,
    EMERGENCY;

    private static final Map<String, Domain> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Domain::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Lower-case name as it stands in topics, JSON and measurements: {@code water}. */
    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<Domain> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /**
     * @throws IllegalArgumentException if there is no such domain
     */
    @JsonCreator
    public static Domain of(String code) {
        return find(code)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "domain must be one of " + BY_CODE.keySet() + ": " + code));
    }
}
