package city.chengyun.broker;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.testkit.KafkaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device as anybody can play it from a shell, with Debian's {@code mosquitto-clients}. */
class MosquittoPubIT {

    private static KafkaServer kafka;
    private static RunningBroker broker;

    @BeforeAll
    static void start(@TempDir Path data) {
        kafka = KafkaServer.start();
        broker = RunningBroker.start(kafka.bootstrapServers(), data);
    }

    @AfterAll
    static void stop() {
        broker.close();
        kafka.close();
    }

    @Test
    void publishesWithItsCredential() throws Exception {
        String device = broker.newDevice();

        assertThat(publish(device, RunningBroker.SECRET, device, "{\"ts\":1}")).isZero();

        assertThat(broker.log().payloadsOf(device)).startsWith("{\"ts\":1}");
    }

    @Test
    void leavesAMalformedPayloadToTheStream() throws Exception {
        String device = broker.newDevice();

        assertThat(publish(device, RunningBroker.SECRET, device, "no json")).isZero();

        assertThat(broker.log().payloadsOf(device)).startsWith("no json");
    }

    @Test
    void failsWithAWrongPassword() throws Exception {
        String device = broker.newDevice();

        assertThat(publish(device, "wrong", device, "{}")).isNotZero();

        assertThat(broker.log().payloadsOf(device)).isEmpty();
    }

    @Test
    void isClosedOnAnotherDevicesTopic() throws Exception {
        String device = broker.newDevice();
        String other = broker.newDevice();

        assertThat(publish(device, RunningBroker.SECRET, other, "{}")).isNotZero();

        assertThat(broker.log().payloadsOf(other)).isEmpty();
    }

    /** Runs the tool and tells its exit code. */
    private static int publish(String device, String secret, String topicOf, String payload)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mosquitto_pub", "-q", "1"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(broker.port())));
        command.addAll(List.of("-i", device, "-u", device, "-P", secret));
        command.addAll(List.of("-t", "city/v1/130102/water/" + topicOf + "/telemetry"));
        command.addAll(List.of("-m", payload));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
