package city.chengyun.opscenter.access.internal;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Remembers who left for the identity provider. The session's cookie does not come back from
 * another site ({@code SameSite=Strict}), so a cookie of its own does ({@code Lax}), which is good
 * for nothing else. After a restart of the hub people leave once more.
 */
@Component
class OidcRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "CHENGYUN_PROVIDER";

    /** Attribute of the request that came back: what it answers. */
    private static final String ANSWERED = OidcRequests.class.getName();

    private static final int MAX_LEFT = 10_000;

    /** By state, which is random and goes to the provider and back (RFC 6749, section 10.12). */
    private final Cache<String, OAuth2AuthorizationRequest> left =
            Caffeine.newBuilder()
                    .maximumSize(MAX_LEFT)
                    .expireAfterWrite(OidcProvider.patience())
                    .build();

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        @Nullable String state = request.getParameter("state");
        // Both say the same, or a stranger's answer was slipped into this browser.
        return state != null && cookie(request).filter(state::equals).isPresent()
                ? left.getIfPresent(state)
                : null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (asked != null) {
            String state = state(asked);
            left.put(state, asked);
            setCookie(request, response, state, OidcProvider.patience().toSeconds());
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        @Nullable OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        if (asked != null) {
            left.invalidate(state(asked));
            request.setAttribute(ANSWERED, asked);
        }
        setCookie(request, response, "", 0);
        return asked;
    }

    /** Whether the request that came back was to make sure of the person again. */
    static boolean isAgain(HttpServletRequest request) {
        return request.getAttribute(ANSWERED) instanceof OAuth2AuthorizationRequest asked
                && asked.getAdditionalParameters().containsKey("max_age");
    }

    private static String state(OAuth2AuthorizationRequest asked) {
        return requireNonNull(asked.getState(), "the framework gave the request no state");
    }

    private static void setCookie(
            HttpServletRequest request, HttpServletResponse response, String value, long seconds) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/api/session")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(seconds)
                        .build()
                        .toString());
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
