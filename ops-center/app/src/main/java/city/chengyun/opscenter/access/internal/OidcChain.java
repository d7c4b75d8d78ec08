package city.chengyun.opscenter.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Adds the log-in at the identity provider to the filter chain, if there is one. */
@Component
class OidcChain {

    private final OidcProperties properties;
    private final OidcProvider provider;
    private final OidcRequests requests;
    private final OidcReturn back;

    OidcChain(
            OidcProperties properties,
            OidcProvider provider,
            OidcRequests requests,
            OidcReturn back) {
        this.properties = properties;
        this.provider = provider;
        this.requests = requests;
        this.back = back;
    }

    void addTo(HttpSecurity http) {
        if (!properties.isConfigured()) {
            return;
        }
        http.addFilterBefore(new AwayFilter(), OAuth2AuthorizationRequestRedirectFilter.class);
        http.oauth2Login(
                login ->
                        login.loginPage(OidcReturn.PAGE)
                                .clientRegistrationRepository(provider)
                                .authorizedClientRepository(new NoTokens())
                                .authorizationEndpoint(
                                        endpoint ->
                                                endpoint.authorizationRequestResolver(
                                                                new OidcLeaving(provider))
                                                        .authorizationRequestRepository(requests))
                                .redirectionEndpoint(
                                        endpoint -> endpoint.baseUri(OidcProvider.BACK))
                                .successHandler(back)
                                .failureHandler(back)
                                .addObjectPostProcessor(new OpensNoSession()));
    }

    /**
     * Being known to the provider opens no session; {@link OidcReturn} does, for whom has an
     * account. The configurer's own setting of this is overwritten by that of the chain.
     */
    private static final class OpensNoSession
            implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {

        @Override
        public <T extends OAuth2LoginAuthenticationFilter> T postProcess(T filter) {
            filter.setSecurityContextRepository(new NullSecurityContextRepository());
            return filter;
        }
    }

    /** While the provider is away people are told so instead of being sent to it. */
    private final class AwayFilter extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            boolean leaving = request.getRequestURI().startsWith(OidcProvider.BEGIN + "/");
            if (leaving && provider.findByRegistrationId(OidcProvider.ID) == null) {
                response.sendRedirect(OidcReturn.PAGE + "?problem=provider-away");
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    /** The hub asks the provider who somebody is and nothing after that: no token is kept. */
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
