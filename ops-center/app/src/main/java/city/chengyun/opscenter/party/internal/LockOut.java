package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.problem.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Counts failed log-ins per account and address, and per address over all accounts. It is kept in
 * memory and bounded: made-up user names cost an attacker nothing, so they must not fill a table.
 * Thread-safe.
 */
@Component
class LockOut {

    private static final int MAX_ENTRIES = 100_000;

    /**
     * How many more failures an address may have over all accounts (an office behind one address).
     */
    private static final int ADDRESS_FACTOR = 10;

    private final Cache<Subject, Failures> failures;
    private final int maxFailures;
    private final Duration duration;
    private final Clock clock;

    LockOut(PartyProperties properties, Clock clock) {
        this.maxFailures = properties.maxFailures();
        this.duration = properties.lockOut();
        this.clock = clock;
        this.failures =
                Caffeine.newBuilder()
                        .maximumSize(MAX_ENTRIES)
                        .expireAfterWrite(duration)
                        .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                        .build();
    }

    private record Subject(String username, String address) {}

    private record Failures(int count, Instant last) {}

    /** How long the account stays locked for this address; empty when it is not. */
    Optional<Duration> findRemaining(String username, String address) {
        Optional<Duration> account = findRemaining(new Subject(username, address), maxFailures);
        return account.isPresent()
                ? account
                : findRemaining(new Subject("", address), maxFailures * ADDRESS_FACTOR);
    }

    /**
     * @throws Problem 429 {@code login-locked} while the account is locked for this address
     */
    void requireOpen(String username, String address) {
        findRemaining(username, address)
                .ifPresent(
                        remaining -> {
                            throw locked(remaining);
                        });
    }

    static Problem locked(Duration remaining) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "login-locked",
                        "Too many failed log-ins; try again later")
                .retryAfter(remaining);
    }

    /** The accounts that are locked for some address. */
    Set<String> listLocked() {
        return failures.asMap().keySet().stream()
                .filter(subject -> !subject.username().isEmpty())
                .filter(subject -> findRemaining(subject, maxFailures).isPresent())
                .map(Subject::username)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Forgets the failures of an account from wherever they came. */
    void unlock(String username) {
        failures.asMap().keySet().removeIf(subject -> subject.username().equals(username));
    }

    private Optional<Duration> findRemaining(Subject subject, int limit) {
        Failures found = failures.getIfPresent(subject);
        if (found == null || found.count() < limit) {
            return Optional.empty();
        }
        Duration remaining = Duration.between(clock.instant(), found.last().plus(duration));
        return remaining.isNegative() || remaining.isZero()
                ? Optional.empty()
                : Optional.of(remaining);
    }

    void onFailure(String username, String address) {
        count(new Subject(username, address));
        count(new Subject("", address));
    }

    private void count(Subject subject) {
        failures.asMap()
                .merge(
                        subject,
                        new Failures(1, clock.instant()),
                        (old, one) -> new Failures(old.count() + 1, one.last()));
    }

    void onSuccess(String username, String address) {
        failures.invalidate(new Subject(username, address));
    }
}
