package city.chengyun.contract.mqtt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last level of a device's topic. */
public enum MessageKind {
    /** Device to hub: measured values. */
    TELEMETRY,
    /** Device to hub: something happened once, for instance a button was pressed. */
    EVENT,
    /** Device to hub, retained: online or offline. */
    STATUS,
    /** Hub to device. */
    COMMAND,
    /** Device to hub, answering a command. */
    REPLY;

    private static final Map<String, MessageKind> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toMap(MessageKind::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Lower-case name as it stands in the topic. */
    public String code() {
        return code;
    }

    public static Optional<MessageKind> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
