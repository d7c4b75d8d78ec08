package city.chengyun.standalone.parts;

import static java.util.Objects.requireNonNull;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * How one hub is to be run.
 *
 * @param bind where the app and the broker listen; everything else stays on loopback
 * @param fsync survive power loss too: each message is on disk before it is acknowledged
 * @param keystore the certificate for HTTPS and MQTT over TLS; empty for plain listeners only
 */
public record HubOptions(
        InetAddress bind,
        boolean simulation,
        boolean fsync,
        DiskReserve diskReserve,
        Optional<TlsKeystore> keystore) {

    public HubOptions {
        requireNonNull(bind, "bind is null");
        requireNonNull(keystore, "keystore is null");
        requireNonNull(diskReserve, "diskReserve is null");
    }

    /** True if clients on this machine reach the public services on loopback. */
    boolean listensOnLoopback() {
        return bind.isLoopbackAddress() || bind.isAnyLocalAddress();
    }

    /** The address to bind to as it is written in a URL. */
    String bindHost() {
        var address = bind.getHostAddress();
        return bind instanceof Inet6Address ? "[" + address + "]" : address;
    }

    /** Where MQTT without TLS is spoken: not off this machine when there is a better way. */
    InetAddress mqttBind() {
        return tls() ? InetAddress.getLoopbackAddress() : bind;
    }

    boolean tls() {
        return keystore.isPresent();
    }
}
