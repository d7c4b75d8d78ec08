package city.chengyun.broker;

import static java.util.Objects.requireNonNull;

import city.chengyun.intake.EnvironmentReader;
import city.chengyun.intake.InvalidSetting;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker listens and keeps its sessions.
 *
 * @param bind address of the plain listener
 * @param port plain MQTT; meant for loopback or a trusted network
 * @param tls the TLS listener, if there is one
 * @param data directory of sessions, retained messages and the generated configuration
 */
record BrokerSettings(String bind, int port, @Nullable TlsListener tls, Path data) {

    static final String BIND = "CHENGYUN_MQTT_BIND";
    static final String PORT = "CHENGYUN_MQTT_PORT";
    static final String TLS_BIND = "CHENGYUN_MQTT_TLS_BIND";
    static final String TLS_PORT = "CHENGYUN_MQTT_TLS_PORT";
    static final String KEYSTORE = "CHENGYUN_TLS_KEYSTORE";
    static final String KEYSTORE_PASSWORD = "CHENGYUN_TLS_KEYSTORE_PASSWORD";
    static final String DATA = "CHENGYUN_BROKER_DATA";

    private static final int DEFAULT_PORT = 1883;
    private static final int DEFAULT_TLS_PORT = 8883;

    BrokerSettings {
        requireNonNull(bind, "bind is null");
        requireNonNull(data, "data is null");
    }

    /**
     * MQTT over TLS.
     *
     * @param bind address; by default that of the plain listener, which may also stay on loopback
     * @param keystore PKCS12 file with key and certificate chain; replaced ones are picked up
     */
    record TlsListener(String bind, int port, Path keystore, String password) {
        TlsListener {
            requireNonNull(bind, "bind is null");
            requireNonNull(keystore, "keystore is null");
            requireNonNull(password, "password is null");
        }
    }

    /**
     * Reads the settings. There is a TLS listener when there is a key store for it.
     *
     * @throws InvalidSetting naming key, value and range
     */
    static BrokerSettings from(Map<String, String> environment) {
        EnvironmentReader reader = new EnvironmentReader(environment);
        String bind = reader.findText(BIND).orElse("127.0.0.1");
        return new BrokerSettings(
                bind,
                reader.getPort(PORT, DEFAULT_PORT),
                tls(reader, reader.findText(TLS_BIND).orElse(bind)),
                reader.getPath(DATA));
    }

    /**
     * Finds out at once, and for both listeners, what HiveMQ would find out late and for the plain
     * one only.
     *
     * @throws InvalidSetting when a port is taken or the address is not this machine's
     */
    void checkListenersAreFree() {
        checkIsFree(PORT, bind, port);
        if (tls != null) {
            checkIsFree(TLS_PORT, tls.bind(), tls.port());
        }
    }

    private static void checkIsFree(String key, String bind, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(bind, port));
        } catch (IOException taken) {
            throw EnvironmentReader.invalid(
                    key,
                    Integer.toString(port),
                    "a port that is free on " + bind + " (" + taken.getMessage() + ")");
        }
    }

    private static @Nullable TlsListener tls(EnvironmentReader reader, String bind) {
        int port = reader.getPort(TLS_PORT, DEFAULT_TLS_PORT);
        Optional<String> keystore = reader.findText(KEYSTORE);
        if (port == 0 || (keystore.isEmpty() && reader.findText(TLS_PORT).isEmpty())) {
            return null;
        }
        Path path = reader.getPath(KEYSTORE);
        String password = reader.getText(KEYSTORE_PASSWORD);
        checkOpens(path, password);
        return new TlsListener(bind, port, path, password);
    }

    /** HiveMQ would start without the listener and say so in its log only. */
    private static void checkOpens(Path path, String password) {
        try (InputStream in = Files.newInputStream(path)) {
            KeyStore.getInstance("PKCS12").load(in, password.toCharArray());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw EnvironmentReader.invalid(
                    KEYSTORE,
                    path.toString(),
                    "a PKCS12 key store that opens with " + KEYSTORE_PASSWORD);
        }
    }
}
