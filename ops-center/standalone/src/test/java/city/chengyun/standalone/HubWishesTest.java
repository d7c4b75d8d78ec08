package city.chengyun.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.standalone.home.PortPlan.Wish;
import city.chengyun.standalone.home.Service;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HubWishesTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void asksForTheCustomaryMqttPortOnlyIfItIsFree() {
        var wishes = new HubWishes(8080, null, null, LOOPBACK, false, null);

        assertThat(wishes.ports())
                .containsExactly(
                        Wish.exactly(Service.HTTP, 8080, "--port", LOOPBACK),
                        Wish.preferably(Service.MQTT, 1883, "--mqtt-port", LOOPBACK));
    }

    @Test
    void insistsOnPortsThatWereNamed() {
        var wishes = new HubWishes(8080, 1884, null, LOOPBACK, false, null);

        assertThat(wishes.ports())
                .contains(Wish.exactly(Service.MQTT, 1884, "--mqtt-port", LOOPBACK));
    }

    @Test
    void keepsPlainMqttOnThisMachineWhenThereIsTls() throws Exception {
        var all = InetAddress.getByAddress(new byte[4]);
        var wishes = new HubWishes(8443, null, null, all, true, null);

        assertThat(wishes.ports())
                .containsExactly(
                        Wish.exactly(Service.HTTP, 8443, "--port", all),
                        Wish.preferably(Service.MQTT, 1883, "--mqtt-port", LOOPBACK),
                        Wish.preferably(Service.MQTT_TLS, 8883, "--mqtt-tls-port", all));
    }

    @Test
    void anOwnCertificateAndATlsPortBothMeanTls() {
        assertThat(new HubWishes(0, null, null, LOOPBACK, false, Path.of("own.p12")).tls())
                .isTrue();
        assertThat(new HubWishes(0, null, 8883, LOOPBACK, false, null).tls()).isTrue();
        assertThat(new HubWishes(0, null, null, LOOPBACK, false, null).tls()).isFalse();
    }
}
