package city.chengyun.bridge;

import static java.util.Objects.requireNonNull;

import city.chengyun.intake.EnvironmentReader;
import city.chengyun.intake.InvalidSetting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which broker to subscribe on, and to what.
 *
 * @param uri {@code tcp://} or {@code ssl://} with host and port
 * @param userName of the bridge on that broker; null = anonymous
 * @param filters pairwise disjoint topic filters, each with a client of its own
 */
record BridgeSettings(
        URI uri, @Nullable String userName, @Nullable String password, List<String> filters) {

    static final String BRIDGE_URI = "CHENGYUN_BRIDGE_URI";
    static final String USERNAME = "CHENGYUN_BRIDGE_USERNAME";
    static final String PASSWORD = "CHENGYUN_BRIDGE_PASSWORD";
    static final String FILTERS = "CHENGYUN_BRIDGE_FILTERS";

    BridgeSettings {
        requireNonNull(uri, "uri is null");
        filters = List.copyOf(filters);
    }

    /**
     * Reads the settings.
     *
     * @throws InvalidSetting naming key, value and range
     */
    static BridgeSettings from(Map<String, String> environment) {
        EnvironmentReader reader = new EnvironmentReader(environment);
        List<String> filters = reader.getList(FILTERS);
        checkDisjoint(filters);
        return new BridgeSettings(
                reader.getUri(BRIDGE_URI, List.of("tcp", "ssl")),
                reader.findText(USERNAME).orElse(null),
                reader.findText(PASSWORD).orElse(null),
                filters);
    }

    boolean isEncrypted() {
        return uri.getScheme().equals("ssl");
    }

    private static void checkDisjoint(List<String> filters) {
        for (int i = 0; i < filters.size(); i++) {
            String filter = filters.get(i);
            if (!TopicFilters.isValid(filter)) {
                throw EnvironmentReader.invalid(
                        FILTERS, filter, "MQTT topic filters, none of them shared");
            }
            for (String earlier : filters.subList(0, i)) {
                if (TopicFilters.overlap(earlier, filter)) {
                    throw EnvironmentReader.invalid(
                            FILTERS,
                            earlier + "," + filter,
                            "topic filters of which no two match the same topic");
                }
            }
        }
    }
}
