package city.chengyun.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.intake.InvalidSetting;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerSettingsTest {

    @TempDir private Path folder;

    private final Map<String, String> environment =
            new HashMap<>(Map.of(BrokerSettings.DATA, "/var/lib/chengyun/broker"));

    @Test
    void hasDefaultsForAllButTheDataDirectory() {
        assertThat(BrokerSettings.from(environment))
                .isEqualTo(
                        new BrokerSettings(
                                "127.0.0.1", 1883, null, Path.of("/var/lib/chengyun/broker")));

        environment.clear();
        assertRefused(BrokerSettings.DATA, "is not set");
    }

    @Test
    void readsEverySetting() {
        Path keystore = TestKeyStore.create(folder, "secret");
        environment.put(BrokerSettings.BIND, "0.0.0.0");
        environment.put(BrokerSettings.PORT, "1884");
        environment.put(BrokerSettings.TLS_BIND, "192.0.2.1");
        environment.put(BrokerSettings.TLS_PORT, "8884");
        environment.put(BrokerSettings.KEYSTORE, keystore.toString());
        environment.put(BrokerSettings.KEYSTORE_PASSWORD, "secret");

        assertThat(BrokerSettings.from(environment))
                .isEqualTo(
                        new BrokerSettings(
                                "0.0.0.0",
                                1884,
                                new BrokerSettings.TlsListener(
                                        "192.0.2.1", 8884, keystore, "secret"),
                                Path.of("/var/lib/chengyun/broker")));
    }

    @Test
    void needsAKeyStoreForATlsPort() {
        environment.put(BrokerSettings.TLS_PORT, "8884");
        assertRefused(BrokerSettings.KEYSTORE, "is not set");

        environment.put(BrokerSettings.TLS_PORT, "0");
        assertThat(BrokerSettings.from(environment).tls()).isNull();
    }

    @Test
    void refusesAKeyStoreThatDoesNotOpen() throws Exception {
        environment.put(BrokerSettings.KEYSTORE, TestKeyStore.create(folder, "secret").toString());
        environment.put(BrokerSettings.KEYSTORE_PASSWORD, "wrong!");
        assertRefused(BrokerSettings.KEYSTORE, BrokerSettings.KEYSTORE_PASSWORD);

        Path text = Files.writeString(folder.resolve("text"), "no key store");
        environment.put(BrokerSettings.KEYSTORE, text.toString());
        assertRefused(BrokerSettings.KEYSTORE, "PKCS12");
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new BrokerSettings("127.0.0.1", other.getLocalPort(), null, folder);

            assertThatThrownBy(settings::checkListenersAreFree)
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageContaining(BrokerSettings.PORT)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()));
        }
    }

    private void assertRefused(String key, String why) {
        assertThatThrownBy(() -> BrokerSettings.from(environment))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(key)
                .hasMessageContaining(why);
    }
}
