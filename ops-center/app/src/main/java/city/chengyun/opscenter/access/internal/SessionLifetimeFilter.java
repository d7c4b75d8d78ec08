package city.chengyun.opscenter.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session {@value #MAX_HOURS} hours after its log-in, however busy it is: one shift. */
final class SessionLifetimeFilter extends OncePerRequestFilter {

    static final int MAX_HOURS = 12;

    private final Clock clock;

    SessionLifetimeFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Instant opened = Instant.ofEpochMilli(session.getCreationTime());
            if (Duration.between(opened, clock.instant()).toHours() >= MAX_HOURS) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
