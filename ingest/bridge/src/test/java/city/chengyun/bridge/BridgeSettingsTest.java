package city.chengyun.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.intake.InvalidSetting;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BridgeSettingsTest {

    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of(
                            BridgeSettings.BRIDGE_URI, "tcp://broker:1883",
                            BridgeSettings.FILTERS, "city/v1/+/water/#, city/v1/+/energy/#"));

    @Test
    void readsTheSmallestConfiguration() {
        BridgeSettings settings = BridgeSettings.from(environment);

        assertThat(settings)
                .isEqualTo(
                        new BridgeSettings(
                                URI.create("tcp://broker:1883"),
                                null,
                                null,
                                List.of("city/v1/+/water/#", "city/v1/+/energy/#")));
        assertThat(settings.isEncrypted()).isFalse();
    }

    @Test
    void readsEverySetting() {
        environment.put(BridgeSettings.BRIDGE_URI, "ssl://broker:8883");
        environment.put(BridgeSettings.USERNAME, "hub");
        environment.put(BridgeSettings.PASSWORD, "secret");

        BridgeSettings settings = BridgeSettings.from(environment);

        assertThat(settings.isEncrypted()).isTrue();
        assertThat(settings.userName()).isEqualTo("hub");
        assertThat(settings.password()).isEqualTo("secret");
    }

    @Test
    void refusesFiltersThatWouldDeliverAMessageTwice() {
        environment.put(BridgeSettings.FILTERS, "city/v1/#,city/v1/+/water/#");

        assertRefused(BridgeSettings.FILTERS, "no two match the same topic");
    }

    @Test
    void refusesWhatIsNoFilterNoBrokerAndNothing() {
        environment.put(BridgeSettings.FILTERS, "$share/hub/city/#");
        assertRefused(BridgeSettings.FILTERS, "none of them shared");

        environment.remove(BridgeSettings.FILTERS);
        assertRefused(BridgeSettings.FILTERS, "is not set");

        environment.put(BridgeSettings.FILTERS, "city/#");
        environment.put(BridgeSettings.BRIDGE_URI, "http://broker");
        assertRefused(BridgeSettings.BRIDGE_URI, "[tcp, ssl]");
    }

    private void assertRefused(String key, String why) {
        assertThatThrownBy(() -> BridgeSettings.from(environment))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(key)
                .hasMessageContaining(why);
    }
}
