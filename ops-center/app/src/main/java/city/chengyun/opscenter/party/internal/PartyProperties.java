package city.chengyun.opscenter.party.internal;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts and log-in.
 *
 * @param demo whether the demonstration accounts exist beside the three administrators
 * @param passwordFile where passwords generated at the first start are written (mode 600)
 * @param adminPassword one password for every account made at the first start, 10 to 72 characters;
 *     null generates one each
 * @param simulatorPassword the password that the machine account {@code simulator} gets at every
 *     start; null leaves it
 * @param maxFailures failed log-ins per account and address before both are locked out, 1 to 100
 * @param lockOut how long a lock-out lasts, 1 s to 24 h
 * @param accountKey what second factors are encrypted with, at least 32 random characters; null:
 *     nobody can have one
 */
@ConfigurationProperties("chengyun.party")
public record PartyProperties(
        @DefaultValue("false") boolean demo,
        @Nullable Path passwordFile,
        @Nullable String adminPassword,
        @Nullable String simulatorPassword,
        @DefaultValue("5") int maxFailures,
        @DefaultValue("15m") Duration lockOut,
        @Nullable String accountKey) {

    private static final int MIN_KEY = 32;

    /** Checks the ranges; blank texts count as absent. */
    public PartyProperties {
        adminPassword = blankToNull(adminPassword);
        simulatorPassword = blankToNull(simulatorPassword);
        accountKey = blankToNull(accountKey);
        passwordFile =
                passwordFile == null || passwordFile.toString().isBlank() ? null : passwordFile;
        requireLength("CHENGYUN_ADMIN_PASSWORD", adminPassword);
        requireLength("CHENGYUN_SIMULATOR_PASSWORD", simulatorPassword);
        if (accountKey != null && accountKey.length() < MIN_KEY) {
            throw new IllegalArgumentException(
                    "CHENGYUN_ACCOUNT_KEY has %d characters; allowed: from %d"
                            .formatted(accountKey.length(), MIN_KEY));
        }
        if (maxFailures < 1 || maxFailures > 100) {
            throw new IllegalArgumentException(
                    "chengyun.party.max-failures is %d; allowed: 1 to 100".formatted(maxFailures));
        }
        if (lockOut.compareTo(Duration.ofSeconds(1)) < 0
                || lockOut.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException(
                    "chengyun.party.lock-out is %s; allowed: PT1S to PT24H".formatted(lockOut));
        }
    }

    private static void requireLength(String key, @Nullable String password) {
        if (password != null && (password.length() < 10 || password.length() > 72)) {
            // The value itself is a secret and stays out of the message.
            throw new IllegalArgumentException(
                    "%s has %d characters; allowed: 10 to 72".formatted(key, password.length()));
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
