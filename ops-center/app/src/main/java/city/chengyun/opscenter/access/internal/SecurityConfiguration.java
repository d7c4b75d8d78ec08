package city.chengyun.opscenter.access.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.party.ApiTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Session cookie, CSRF token for the single-page client, headers, and {@link AccessRules}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * No script but our own files; MapLibre starts its worker from a blob and draws icons from data
     * and blob addresses; Vue and ECharts set inline styles.
     */
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self'",
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data: blob:",
                    "font-src 'self' data:",
                    "connect-src 'self'",
                    "worker-src 'self' blob:",
                    "child-src 'self' blob:",
                    "object-src 'none'",
                    "base-uri 'self'",
                    "form-action 'self'",
                    "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            CsrfTokenRepository csrfTokens,
            SecurityContextRepository contexts,
            ProblemResponses problems,
            Ledger ledger,
            ApiTokens tokens,
            OidcChain provider,
            RateProperties rates,
            MeterRegistry metrics,
            Clock clock) {
        provider.addTo(http);
        return http.authorizeHttpRequests(AccessRules::define)
                .csrf(
                        csrf ->
                                csrf.spa()
                                        .csrfTokenRepository(csrfTokens)
                                        .ignoringRequestMatchers(TokenFilter::hasToken))
                .securityContext(context -> context.securityContextRepository(contexts))
                // Sessions begin at a log-in, which says so itself; a token never makes one.
                .sessionManagement(session -> session.requireExplicitAuthenticationStrategy(true))
                .addFilterBefore(
                        new SessionLifetimeFilter(clock), SecurityContextHolderFilter.class)
                .addFilterAfter(new RefusalFilter(ledger), SecurityContextHolderFilter.class)
                .addFilterAfter(
                        new TokenFilter(tokens, problems), SecurityContextHolderFilter.class)
                .addFilterBefore(
                        new RateFilter(rates, problems, metrics), AuthorizationFilter.class)
                .addFilterBefore(new PasswordChangeFilter(problems), AuthorizationFilter.class)
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(problems)
                                        .accessDeniedHandler(problems))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                                policy ->
                                                        policy.policyDirectives(
                                                                CONTENT_SECURITY_POLICY))
                                        .referrerPolicy(
                                                policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                        .permissionsPolicyHeader(
                                                policy ->
                                                        policy.policy(
                                                                "camera=(), microphone=(),"
                                                                        + " payment=()"))
                                        .frameOptions(frames -> frames.deny()))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    CsrfTokenRepository csrfTokenRepository() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    /** What a log-in does beside opening its session: the CSRF token of before is void. */
    @Bean
    SessionAuthenticationStrategy sessionAuthenticationStrategy(CsrfTokenRepository csrfTokens) {
        return new CsrfAuthenticationStrategy(csrfTokens);
    }
}
