package city.chengyun.opscenter.access.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses everything but a change of the password while that must come first. */
final class PasswordChangeFilter extends OncePerRequestFilter {

    /** Matched as the access rules match, so that no other spelling of a path gets around it. */
    private static final RequestMatcher GUARDED = anyOf("/api/**", "/ws/**");

    private static final RequestMatcher OPEN =
            anyOf("/api/session", "/api/session/hint", "/api/session/password");

    private final ProblemResponses problems;

    PasswordChangeFilter(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null
                && who.getPrincipal() instanceof Account account
                && account.passwordChangeNeeded()
                && GUARDED.matches(request)
                && !OPEN.matches(request)) {
            problems.write(
                    response,
                    Problem.of(
                            HttpStatus.FORBIDDEN,
                            "password-change-needed",
                            "Change the password first"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(
                Arrays.stream(patterns)
                        .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                        .toList());
    }
}
