package city.chengyun.opscenter.access.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.ApiTokens;
import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request with {@code Authorization: Bearer} act for the token's owner. Such a request never
 * falls back to a session and makes none, so it needs no CSRF token: no other site can send that
 * header. What a stolen token must not do, it cannot: log in, change a password, make more tokens,
 * manage accounts.
 */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Matched as the access rules match, so that no other spelling of a path gets around it. */
    private static final RequestMatcher CLOSED =
            new OrRequestMatcher(
                    Stream.of("/api/session/**", "/api/tokens/**", "/api/accounts/**", "/ws/**")
                            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                            .toList());

    private static final RequestMatcher WHO_AM_I =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/session");

    private final ApiTokens tokens;
    private final ProblemResponses problems;

    TokenFilter(ApiTokens tokens, ProblemResponses problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    static boolean hasToken(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hasToken(request)) {
            chain.doFilter(request, response);
            return;
        }
        String secret =
                request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
        Optional<ApiTokens.Grant> grant = tokens.find(secret);
        if (grant.isEmpty()) {
            refuse(response, HttpStatus.UNAUTHORIZED, "token-invalid", "The token is not valid");
        } else if (isClosed(request)) {
            refuse(response, HttpStatus.FORBIDDEN, "token-not-here", "This is not for tokens");
        } else if (grant.get().readOnly() && !READING.contains(request.getMethod())) {
            refuse(response, HttpStatus.FORBIDDEN, "token-read-only", "The token only reads");
        } else {
            act(grant.get().account());
            chain.doFilter(request, response);
        }
    }

    private static boolean isClosed(HttpServletRequest request) {
        return CLOSED.matches(request) && !WHO_AM_I.matches(request);
    }

    private static void act(Account account) {
        String[] authorities =
                account.roles().stream().map(role -> "ROLE_" + role).toArray(String[]::new);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        account, null, AuthorityUtils.createAuthorityList(authorities)));
        SecurityContextHolder.setContext(context);
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        problems.write(response, Problem.of(status, code, detail));
    }
}
