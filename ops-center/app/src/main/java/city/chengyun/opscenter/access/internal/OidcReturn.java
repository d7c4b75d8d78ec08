package city.chengyun.opscenter.access.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.party.ProviderLogIn;
import city.chengyun.opscenter.party.ProviderLogIn.Identity;
import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** A person comes back from the identity provider: to the page of the log-in, which goes on. */
@Component
class OidcReturn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(OidcReturn.class);

    /** The client's page of the log-in. */
    static final String PAGE = "/log-in";

    /** How far the provider's clock may be off, and how long a person takes to come back. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final OidcProperties properties;
    private final ProviderLogIn logIn;
    private final Clock clock;

    OidcReturn(OidcProperties properties, ProviderLogIn logIn, Clock clock) {
        this.properties = properties;
        this.logIn = logIn;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication provided)
            throws IOException {
        // What the provider said is no session of ours; one begins below or not at all.
        SecurityContextHolder.clearContext();
        if (!(provided.getPrincipal() instanceof OidcUser person)) {
            throw new IllegalStateException("the provider did not speak OpenID Connect");
        }
        try {
            logIn.open(identity(person, request), request, response);
            response.sendRedirect(PAGE + "?back");
        } catch (Problem refused) {
            response.sendRedirect(PAGE + "?problem=" + refused.code());
        }
    }

    private Identity identity(OidcUser person, HttpServletRequest request) {
        return new Identity(
                String.valueOf(person.getIssuer()),
                requireNonNull(person.getSubject(), "an ID token without subject was let pass"),
                person.getClaimAsString(properties.usernameClaim()),
                OidcRequests.isAgain(request) && isFresh(person.getAuthenticatedAt()));
    }

    private boolean isFresh(@Nullable Instant authenticatedAt) {
        return authenticatedAt != null
                && Duration.between(authenticatedAt, clock.instant()).abs().compareTo(FRESH) < 0;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        log.warn(
                "A log-in at the identity provider failed: {}",
                StringUtils.truncate(String.valueOf(failure.getMessage()), 300));
        response.sendRedirect(PAGE + "?problem=provider-failed");
    }
}
