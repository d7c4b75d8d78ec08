package city.chengyun.opscenter.access.internal;

import city.chengyun.opscenter.problem.Problem;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what one account asks of the API, however many browsers and tokens it has, so that nobody
 * keeps the others waiting. Whoever is not logged in is known by the address.
 */
final class RateFilter extends OncePerRequestFilter {

    static final String REFUSED = "chengyun.requests.refused";

    /** Callers remembered; one forgotten begins with a full burst. */
    private static final int MAX_CALLERS = 20_000;

    private final LoadingCache<String, Bucket> buckets;
    private final ProblemResponses problems;
    private final Counter refused;

    RateFilter(RateProperties rates, ProblemResponses problems, MeterRegistry metrics) {
        this.problems = problems;
        this.refused = metrics.counter(REFUSED);
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MAX_CALLERS)
                        .expireAfterAccess(Duration.ofMinutes(10))
                        .build(caller -> bucket(rates));
    }

    private static Bucket bucket(RateProperties rates) {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(rates.burst())
                                        .refillGreedy(rates.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe probe = buckets.get(caller(request)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        refused.increment();
        problems.write(
                response,
                Problem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "too-many-requests",
                                "Ask less often than this")
                        .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    private static String caller(HttpServletRequest request) {
        @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated()
                ? "account:" + who.getName()
                : "address:" + request.getRemoteAddr();
    }
}
