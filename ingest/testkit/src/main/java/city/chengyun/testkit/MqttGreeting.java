package city.chengyun.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks whether an MQTT broker answers, by the packets themselves: where a container publishes its
 * port, connections are taken before the broker listens and even when it has ended.
 */
final class MqttGreeting {

    private static final int TIMEOUT_MILLIS = 1000;
    private static final int CONNACK = 0x20;

    /** CONNECT of MQTT 3.1.1 (OASIS, section 3.1): clean session, 60 s keep-alive, no client id. */
    private static final byte[] CONNECT = {
        0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 0b0000_0010, 0, 60, 0, 0
    };

    private MqttGreeting() {}

    /** True if a broker on this loopback port sends a CONNACK, whether it admits us or not. */
    static boolean isAnswered(int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(CONNECT);
            return socket.getInputStream().read() == CONNACK;
        } catch (IOException e) {
            return false;
        }
    }
}
