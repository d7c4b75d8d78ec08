package city.chengyun.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.testkit.KafkaServer;
import city.chengyun.testkit.Ports;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {

    @TempDir private Path folder;

    @Test
    void takesMessagesOverTls() throws Exception {
        Path keystore = TestKeyStore.create(folder, "secret");
        var tls = new BrokerSettings.TlsListener("127.0.0.1", Ports.free(), keystore, "secret");
        try (KafkaServer kafka = KafkaServer.start();
                RunningBroker broker =
                        RunningBroker.start(
                                kafka.bootstrapServers(),
                                folder.resolve("data"),
                                tls,
                                UnaryOperator.identity(),
                                Duration.ofSeconds(8))) {
            String device = broker.newDevice();
            Mqtt5BlockingClient client =
                    MqttClient.builder()
                            .useMqttVersion5()
                            .identifier(device)
                            .serverHost("127.0.0.1")
                            .serverPort(tls.port())
                            .sslConfig()
                            .trustManagerFactory(trusting(keystore))
                            .applySslConfig()
                            .simpleAuth()
                            .username(device)
                            .password(RunningBroker.SECRET.getBytes(UTF_8))
                            .applySimpleAuth()
                            .buildBlocking();
            client.connect();

            client.publishWith()
                    .topic("city/v1/130102/water/" + device + "/telemetry")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload("encrypted".getBytes(UTF_8))
                    .send();

            assertThat(broker.log().payloadsOf(device)).containsExactly("encrypted");
            client.disconnect();
        }
    }

    private static TrustManagerFactory trusting(Path keystore) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keystore)) {
            own.load(in, "secret".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("broker", own.getCertificate("broker"));
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }
}
