package city.chengyun.lineprotocol;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to write.
 *
 * @param url base address of the store, {@code http} or {@code https}
 * @param database database name; ignored by QuestDB
 * @param username user, or null for none
 * @param password password of the user, or null for none
 * @param gzip whether request bodies are compressed; worth it only across a network
 * @param batchLines lines per request, 1 to 100 000
 * @param batchAge longest time a line waits for its batch to fill, 1 ms to 1 min
 * @param requestTimeout time for the store to answer, 1 ms to 10 min
 * @param firstBackoff pause before the first retry, at least 1 ms; doubles with each further one
 * @param maxBackoff longest pause between retries, at least {@code firstBackoff}
 */
public record LineProtocolOptions(
        URI url,
        String database,
        @Nullable String username,
        @Nullable String password,
        boolean gzip,
        int batchLines,
        Duration batchAge,
        Duration requestTimeout,
        Duration firstBackoff,
        Duration maxBackoff)
        implements Serializable {

    /**
     * Rejects settings out of range with an {@link IllegalArgumentException} naming the setting.
     */
    public LineProtocolOptions {
        requireNonNull(url, "url is null");
        requireNonNull(database, "database is null");
        String scheme = url.getScheme();
        require(
                "http".equals(scheme) || "https".equals(scheme),
                "url",
                url,
                "an http or https address");
        require(!database.isBlank(), "database", database, "a name");
        require((username == null) == (password == null), "username", username, "with a password");
        require(batchLines >= 1 && batchLines <= 100_000, "batchLines", batchLines, "1 to 100000");
        requireBetween(batchAge, Duration.ofMillis(1), Duration.ofMinutes(1), "batchAge");
        requireBetween(
                requestTimeout, Duration.ofMillis(1), Duration.ofMinutes(10), "requestTimeout");
        requireBetween(firstBackoff, Duration.ofMillis(1), Duration.ofMinutes(1), "firstBackoff");
        requireBetween(maxBackoff, firstBackoff, Duration.ofHours(1), "maxBackoff");
    }

    /** Options that suit a store on the same machine or network. */
    public static LineProtocolOptions of(URI url, String database) {
        return new LineProtocolOptions(
                url,
                database,
                null,
                null,
                false,
                10_000,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                Duration.ofSeconds(10));
    }

    /** These options with the credentials of {@code username}. */
    public LineProtocolOptions withCredentials(String username, String password) {
        return new LineProtocolOptions(
                url,
                database,
                username,
                password,
                gzip,
                batchLines,
                batchAge,
                requestTimeout,
                firstBackoff,
                maxBackoff);
    }

    /** These options with compressed requests. */
    public LineProtocolOptions withGzip() {
        return new LineProtocolOptions(
                url,
                database,
                username,
                password,
                true,
                batchLines,
                batchAge,
                requestTimeout,
                firstBackoff,
                maxBackoff);
    }

    /** These options with batches of at most {@code lines} lines, none older than {@code age}. */
    public LineProtocolOptions withBatches(int lines, Duration age) {
        return new LineProtocolOptions(
                url,
                database,
                username,
                password,
                gzip,
                lines,
                age,
                requestTimeout,
                firstBackoff,
                maxBackoff);
    }

    /** These options with retries after {@code first}, doubling up to {@code max}. */
    public LineProtocolOptions withBackoff(Duration first, Duration max) {
        return new LineProtocolOptions(
                url,
                database,
                username,
                password,
                gzip,
                batchLines,
                batchAge,
                requestTimeout,
                first,
                max);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "LineProtocolOptions[url=%s, database=%s, username=%s, batchLines=%d, batchAge=%s]"
                .formatted(url, database, username, batchLines, batchAge);
    }

    private static void requireBetween(Duration value, Duration min, Duration max, String name) {
        requireNonNull(value, name + " is null");
        require(
                value.compareTo(min) >= 0 && value.compareTo(max) <= 0,
                name,
                value,
                min + " to " + max);
    }

    private static void require(
            boolean valid, String name, @Nullable Object value, String expectation) {
        if (!valid) {
            throw new IllegalArgumentException(
                    name + " is " + value + " but must be " + expectation);
        }
    }
}
