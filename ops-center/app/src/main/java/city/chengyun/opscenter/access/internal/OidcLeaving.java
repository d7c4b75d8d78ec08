package city.chengyun.opscenter.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What a person is sent to the provider with: proof key for code exchange (RFC 7636), and, with the
 * parameter {@code again}, the wish that the password be given anew (OpenID Connect Core 1.0,
 * section 3.1.2.1).
 */
final class OidcLeaving implements OAuth2AuthorizationRequestResolver {

    private final DefaultOAuth2AuthorizationRequestResolver standard;

    OidcLeaving(ClientRegistrationRepository providers) {
        this.standard =
                new DefaultOAuth2AuthorizationRequestResolver(providers, OidcProvider.BEGIN);
        standard.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return again(request, standard.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(
            HttpServletRequest request, String registrationId) {
        return again(request, standard.resolve(request, registrationId));
    }

    private static @Nullable OAuth2AuthorizationRequest again(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest leaving) {
        if (leaving == null || request.getParameter("again") == null) {
            return leaving;
        }
        return OAuth2AuthorizationRequest.from(leaving)
                .additionalParameters(
                        parameters -> {
                            parameters.put("prompt", "login");
                            parameters.put("max_age", "0");
                        })
                .build();
    }
}
