package city.chengyun.standalone.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody whom the broker knows and the hub does not: the state between the two records that a
 * registration writes, if it lasted.
 */
final class Stranger {

    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final String SECRET = "5".repeat(64);

    private Stranger() {}

    static MosquittoPub withCredential(RunningHub hub, String id) {
        var credential =
                Map.of("id", id, "kind", "DEVICE", "salt", SALT, "secretHash", saltedHash());
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", "127.0.0.1:" + hub.port("KAFKA")),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    "chengyun.credential",
                                    id,
                                    new JsonMapper().writeValueAsString(credential)))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return new MosquittoPub(hub, id, SECRET);
    }

    private static String saltedHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(SALT));
            return HexFormat.of().formatHex(digest.digest(SECRET.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
