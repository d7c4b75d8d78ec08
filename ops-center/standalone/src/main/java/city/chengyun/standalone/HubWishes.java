package city.chengyun.standalone;

import static java.util.Objects.requireNonNull;

import city.chengyun.standalone.home.PortPlan.Wish;
import city.chengyun.standalone.home.Service;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the person who starts the hub wants it to be reached. Ports are 0 to 65535. */
record HubWishes(
        int port,
        @Nullable Integer mqttPort,
        @Nullable Integer mqttTlsPort,
        InetAddress bind,
        boolean tlsOption,
        @Nullable Path keystore) {

    private static final int MQTT = 1883;
    private static final int MQTT_TLS = 8883;

    HubWishes {
        requireNonNull(bind, "bind is null");
    }

    boolean tls() {
        return tlsOption || keystore != null || mqttTlsPort != null;
    }

    List<Wish> ports() {
        var wishes = new ArrayList<Wish>();
        wishes.add(Wish.exactly(Service.HTTP, port, "--port", bind));
        var plainBind = tls() ? InetAddress.getLoopbackAddress() : bind;
        wishes.add(wish(Service.MQTT, mqttPort, MQTT, "--mqtt-port", plainBind));
        if (tls()) {
            wishes.add(wish(Service.MQTT_TLS, mqttTlsPort, MQTT_TLS, "--mqtt-tls-port", bind));
        }
        return wishes;
    }

    private static Wish wish(
            Service service,
            @Nullable Integer wanted,
            int customary,
            String option,
            InetAddress bind) {
        return wanted == null
                ? Wish.preferably(service, customary, option, bind)
                : Wish.exactly(service, wanted, option, bind);
    }
}
