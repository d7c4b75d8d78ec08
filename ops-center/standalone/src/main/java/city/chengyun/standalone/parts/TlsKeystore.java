package city.chengyun.standalone.parts;

import static java.util.Objects.requireNonNull;

import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Refused;
import city.chengyun.standalone.home.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificate for HTTPS and MQTT over TLS.
 *
 * @param file a PKCS12 keystore
 */
public record TlsKeystore(Path file, String password) {

    private static final String PASSWORD = "keystore-password";
    private static final String ALIAS = "chengyun";
    private static final String VALID_DAYS = "825";

    /** The certificate alone: what clients are given so that they trust the hub. */
    private static final String CERTIFICATE = "certificate.pem";

    public TlsKeystore {
        requireNonNull(file, "file is null");
        requireNonNull(password, "password is null");
    }

    /**
     * The home's own self-signed certificate, made now if there is none yet; it also lies beside
     * the keystore as {@value #CERTIFICATE}.
     *
     * @param hosts names and addresses that it is for, besides localhost
     */
    public static TlsKeystore generated(HubHome home, Secrets secrets, List<String> hosts) {
        var keystore =
                new TlsKeystore(home.folder("tls").resolve("keystore.p12"), secrets.get(PASSWORD));
        try {
            if (!Files.exists(keystore.file)) {
                keystore.generate(secrets.file(PASSWORD), hosts);
            }
            if (!Files.exists(keystore.file.resolveSibling(CERTIFICATE))) {
                keystore.export(secrets.file(PASSWORD));
            }
            return keystore;
        } catch (IOException e) {
            throw new Refused("No certificate can be generated: " + e.getMessage() + ".", e);
        }
    }

    private void generate(Path passwordFile, List<String> hosts) throws IOException {
        var names = new StringBuilder("SAN=dns:localhost,ip:127.0.0.1");
        hosts.forEach(
                host ->
                        names.append(host.matches("[0-9.]+|.*:.*") ? ",ip:" : ",dns:")
                                .append(host));
        keytool(
                passwordFile,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                VALID_DAYS,
                "-dname",
                "CN=" + (hosts.isEmpty() ? "localhost" : hosts.get(0)),
                "-ext",
                names.toString(),
                "-storetype",
                "PKCS12");
    }

    private void export(Path passwordFile) throws IOException {
        keytool(
                passwordFile,
                "-exportcert",
                "-rfc",
                "-file",
                file.resolveSibling(CERTIFICATE).toString());
    }

    private void keytool(Path passwordFile, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Installation.jdkProgram("keytool")));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", ALIAS, "-keystore", file.toString()));
        command.addAll(List.of("-storepass:file", passwordFile.toString()));
        Programs.run(command, "");
    }

    /**
     * Somebody's own certificate.
     *
     * @throws Refused if the password does not open it
     */
    public static TlsKeystore own(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore.getInstance("PKCS12").load(in, password.toCharArray());
            return new TlsKeystore(file.toAbsolutePath(), password);
        } catch (IOException | GeneralSecurityException e) {
            throw new Refused(
                    "%s cannot be opened as a PKCS12 keystore: %s.".formatted(file, e.getMessage()),
                    e);
        }
    }
}
