package city.chengyun.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Refused;
import city.chengyun.standalone.home.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsKeystoreTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void makesACertificateForLocalhostAndTheAddressOnce() throws Exception {
        var home = HubHome.open(folder);
        var secrets = new Secrets(home.resolve("secrets"));

        var first = TlsKeystore.generated(home, secrets, List.of("192.0.2.7"));
        var bytes = Files.readAllBytes(first.file());
        var second = TlsKeystore.generated(home, secrets, List.of("192.0.2.7"));

        assertThat(second).isEqualTo(first);
        assertThat(Files.readAllBytes(second.file())).isEqualTo(bytes);
        var names = certificate(first).getSubjectAlternativeNames().toString();
        assertThat(names).contains("localhost", "127.0.0.1", "192.0.2.7");
    }

    @Test
    void laysTheCertificateOpenForThoseWhoAreToTrustIt() throws Exception {
        var home = HubHome.open(folder);
        var secrets = new Secrets(home.resolve("secrets"));
        var keystore = TlsKeystore.generated(home, secrets, List.of());
        var pem = home.resolve("tls/certificate.pem");
        Files.delete(pem);

        TlsKeystore.generated(home, secrets, List.of());

        try (var in = Files.newInputStream(pem)) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .isEqualTo(certificate(keystore));
        }
    }

    @Test
    void refusesAKeystoreThatThePasswordDoesNotOpen() {
        var home = HubHome.open(folder);
        var generated =
                TlsKeystore.generated(home, new Secrets(home.resolve("secrets")), List.of());

        assertThatThrownBy(() -> TlsKeystore.own(generated.file(), "wrong"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("cannot be opened as a PKCS12 keystore");
    }

    private static X509Certificate certificate(TlsKeystore keystore) throws Exception {
        var store =
                KeyStore.getInstance(keystore.file().toFile(), keystore.password().toCharArray());
        return (X509Certificate) store.getCertificate("chengyun");
    }
}
