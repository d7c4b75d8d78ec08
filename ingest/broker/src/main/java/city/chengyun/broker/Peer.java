package city.chengyun.broker;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a connection, for refusals and for the brake.
 *
 * @param name user name or client id as claimed
 * @param address network address, where the broker knows it
 */
record Peer(String name, @Nullable String address) {

    static Peer of(String name, ConnectionInformation connection) {
        return new Peer(
                name, connection.getInetAddress().map(InetAddress::getHostAddress).orElse(null));
    }

    /** Names alone would let anybody slow down a device by guessing at its name from elsewhere. */
    String brakeKey() {
        return address + " " + name;
    }
}
