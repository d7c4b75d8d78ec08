package city.chengyun.standalone.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports below those that the system gives to outgoing connections. A service keeps its port
 * while it is down; were it one of the others, any client of the machine could be given it
 * meanwhile, and the service could not come back.
 */
public final class FreePorts {

    private static final Path OUTGOING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int USUAL_FIRST_OUTGOING = 32_768;
    private static final int FIRST = 15_000;
    private static final int ATTEMPTS = 100;

    private FreePorts() {}

    /** A free port of the loopback address; free when asked, held by nobody. */
    public static int find() throws IOException {
        try (var socket = hold(InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Holds a free port of this address until the socket is closed. */
    static ServerSocket hold(InetAddress bind) throws IOException {
        var end = firstOutgoing();
        for (int i = 0; i < ATTEMPTS && end > FIRST; i++) {
            var socket = new ServerSocket();
            try {
                socket.bind(
                        new InetSocketAddress(
                                bind, ThreadLocalRandom.current().nextInt(FIRST, end)));
                return socket;
            } catch (IOException e) {
                socket.close(); // Taken; another one will do.
            }
        }
        return new ServerSocket(0, 1, bind);
    }

    /** Read as lines: the kernel gives this file to whoever reads it in one go. */
    static int firstOutgoing() throws IOException {
        return Files.isReadable(OUTGOING)
                ? Integer.parseInt(Files.readAllLines(OUTGOING).get(0).split("\\s+", -1)[0])
                : USUAL_FIRST_OUTGOING;
    }
}
