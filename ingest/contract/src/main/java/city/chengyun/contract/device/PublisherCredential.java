package city.chengyun.contract.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the broker needs to know about somebody who may publish; the record of the credential topic.
 *
 * <p>Secrets are random 256-bit values, so one round of salted SHA-256 protects them; a slow hash
 * would only slow down log-ins. A device behind a gateway has no secret of its own.
 *
 * @param id user name of the MQTT session
 * @param kind what it may do
 * @param salt random, hexadecimal
 * @param secretHash SHA-256 of salt and secret, hexadecimal
 * @param gateway the gateway that may publish for this device
 */
public record PublisherCredential(
        DeviceId id,
        Kind kind,
        @Nullable String salt,
        @Nullable String secretHash,
        @Nullable DeviceId gateway) {

    /** What a publisher may do. */
    public enum Kind {
        /** Publishes below its own topic. */
        DEVICE,
        /** Publishes below its own topic and those of its devices. */
        GATEWAY,
        /** A part of the hub: listens to all devices and sends commands. */
        SERVICE
    }

    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;

    public PublisherCredential {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        if ((salt == null) != (secretHash == null)) {
            throw new IllegalArgumentException("salt and secretHash come together");
        }
    }

    /** A new secret: 256 random bits, hexadecimal. */
    public static String newSecret(SecureRandom random) {
        return randomHex(random, SECRET_BYTES);
    }

    /** A credential that the given secret opens. */
    public static PublisherCredential of(
            DeviceId id,
            Kind kind,
            String secret,
            @Nullable DeviceId gateway,
            SecureRandom random) {
        String salt = randomHex(random, SALT_BYTES);
        return new PublisherCredential(id, kind, salt, hash(salt, secret), gateway);
    }

    /** A device that only its gateway speaks for. */
    public static PublisherCredential behindGateway(DeviceId id, DeviceId gateway) {
        return new PublisherCredential(id, Kind.DEVICE, null, null, gateway);
    }

    /** Compares in constant time; false if this publisher has no secret. */
    public boolean opensWith(String secret) {
        if (salt == null || secretHash == null) {
            return false;
        }
        return MessageDigest.isEqual(
                hash(salt, secret).getBytes(UTF_8), secretHash.getBytes(UTF_8));
    }

    private static String hash(String salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(salt));
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String randomHex(SecureRandom random, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
