package city.chengyun.standalone.system;

import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One observation of a device.
 *
 * @param ts epoch milliseconds
 * @param values by property; the set of properties is part of what identifies a row of the history
 */
record Said(String device, long ts, long seq, SortedMap<String, Double> values) {

    /** What the history keeps one row for. */
    record Key(String device, long ts, String properties) {}

    Key key() {
        return new Key(device, ts, String.join(",", values.keySet()));
    }

    String topic() {
        return "city/v1/%s/water/%s/telemetry".formatted(Registered.DISTRICT, device);
    }

    String payload() {
        var fields =
                values.entrySet().stream()
                        .map(value -> "\"%s\":%s".formatted(value.getKey(), value.getValue()))
                        .collect(Collectors.joining(","));
        return "{\"ts\":%d,\"seq\":%d,\"v\":{%s}}".formatted(ts, seq, fields);
    }
}
