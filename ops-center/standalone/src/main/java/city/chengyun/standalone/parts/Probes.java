package city.chengyun.standalone.parts;

import city.chengyun.standalone.supervision.Probe;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Probes of servers on loopback that do not speak HTTP. */
final class Probes {

    static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(3).toMillis();

    private static final int SSL_REQUEST = 80877103;

    private Probes() {}

    /** What one says to a server and how one hears that it answers. */
    @FunctionalInterface
    private interface Exchange {
        boolean succeeds(DataOutputStream request, DataInputStream response) throws IOException;
    }

    /**
     * The Kafka node answers an ApiVersions request (key 18, version 0), which it does not before
     * it has joined its cluster.
     */
    static Probe kafka(int port) {
        return () ->
                answers(
                        port,
                        (request, response) -> {
                            var client = "launcher".getBytes(StandardCharsets.US_ASCII);
                            request.writeInt(2 + 2 + 4 + 2 + client.length);
                            request.writeShort(18);
                            request.writeShort(0);
                            request.writeInt(1);
                            request.writeShort(client.length);
                            request.write(client);
                            request.flush();
                            response.readInt();
                            var correlation = response.readInt();
                            return correlation == 1 && response.readShort() == 0;
                        });
    }

    /** PostgreSQL answers whether it speaks TLS: for that it must have started a process. */
    static boolean postgresAnswers(int port) {
        return answers(
                port,
                (request, response) -> {
                    request.writeInt(Integer.BYTES * 2);
                    request.writeInt(SSL_REQUEST);
                    request.flush();
                    return response.read() == 'N';
                });
    }

    private static boolean answers(int port, Exchange exchange) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return exchange.succeeds(
                    new DataOutputStream(socket.getOutputStream()),
                    new DataInputStream(socket.getInputStream()));
        } catch (IOException e) {
            return false;
        }
    }
}
