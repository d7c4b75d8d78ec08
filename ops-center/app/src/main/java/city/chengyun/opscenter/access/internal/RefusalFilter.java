package city.chengyun.opscenter.access.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps in the ledger what somebody asked for and was not allowed: every answer 403, whether the
 * rules, the CSRF check or a controller gave it.
 */
final class RefusalFilter extends OncePerRequestFilter {

    private static final int MAX_PATH = 200;

    private final Ledger ledger;

    RefusalFilter(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Only a refusal looks into the session: the client's files are to need no database.
        Supplier<SecurityContext> session = SecurityContextHolder.getDeferredContext();
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
            Authentication who = session.get().getAuthentication();
            // Without the query, which may hold anything.
            String path = request.getRequestURI();
            ledger.appendRefusal(
                    LedgerEvent.refused(
                            who == null ? "anonymous" : who.getName(),
                            "access.refused",
                            "endpoint:" + path.substring(0, Math.min(path.length(), MAX_PATH)),
                            Map.of("method", request.getMethod())));
        }
    }
}
