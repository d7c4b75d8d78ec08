package city.chengyun.opscenter.incidents.grouping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What depends on what in a test, and alerts in it. */
final class City implements Dependencies {

    static final GroupingSettings SETTINGS =
            new GroupingSettings(Duration.ofMinutes(10), 5, 1000, Duration.ofMinutes(10));

    private final Map<String, List<String>> upstream = new HashMap<>();
    private final Map<String, String> gateways = new HashMap<>();

    /** Each feeds the next. */
    City feeds(String... devices) {
        for (int i = 1; i < devices.length; i++) {
            upstream.computeIfAbsent(devices[i], id -> new ArrayList<>()).add(devices[i - 1]);
        }
        return this;
    }

    City carries(String gateway, String device) {
        gateways.put(device, gateway);
        return this;
    }

    @Override
    public List<String> upstreamOf(String device) {
        return upstream.getOrDefault(device, List.of());
    }

    @Override
    public @Nullable String gatewayOf(String device) {
        return gateways.get(device);
    }

    List<Group> group(List<Fact> alerts) {
        return group(alerts, Map.of());
    }

    List<Group> group(List<Fact> alerts, Map<String, String> byHand) {
        return new Grouping(SETTINGS, this).group(alerts, byHand);
    }

    /** An alert on a device, named like it, that begins some minutes after noon. */
    static Fact alert(String device, int minute) {
        return new Fact(device, "LIVE", "rule-" + device, device, false, at(minute), 1, null);
    }

    static Fact silent(String device, int minute) {
        return new Fact(device, "LIVE", "silent", device, true, at(minute), 1, null);
    }

    /** An alert of one rule, some metres east of the square. */
    static Fact flood(String device, int minute, double east) {
        return new Fact(device, "LIVE", "flood", device, false, at(minute), 1, new Spot(east, 0));
    }

    private static long at(int minute) {
        return 1_764_000_000_000L + minute * 60_000L;
    }
}
