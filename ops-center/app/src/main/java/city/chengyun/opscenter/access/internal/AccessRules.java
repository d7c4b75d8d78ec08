package city.chengyun.opscenter.access.internal;

import static city.chengyun.opscenter.party.Role.ACCEPTOR;
import static city.chengyun.opscenter.party.Role.AUDIT_ADMIN;
import static city.chengyun.opscenter.party.Role.COLLECTOR;
import static city.chengyun.opscenter.party.Role.DISPATCHER;
import static city.chengyun.opscenter.party.Role.DUTY_OFFICER;
import static city.chengyun.opscenter.party.Role.ENGINEER;
import static city.chengyun.opscenter.party.Role.EVALUATOR;
import static city.chengyun.opscenter.party.Role.HANDLER;
import static city.chengyun.opscenter.party.Role.SECURITY_ADMIN;
import static city.chengyun.opscenter.party.Role.SHIFT_LEAD;
import static city.chengyun.opscenter.party.Role.SIMULATOR;
import static city.chengyun.opscenter.party.Role.SYSTEM_ADMIN;
import static city.chengyun.opscenter.party.Role.VERIFIER;
import static city.chengyun.opscenter.party.Role.VIEWER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import city.chengyun.opscenter.party.Role;
import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * The one table of who may call which endpoint with which method; what it does not name is denied.
 * The order matters: the first line that fits decides.
 */
final class AccessRules {

    private static final String[] READERS =
            names(DUTY_OFFICER, SHIFT_LEAD, ENGINEER, VIEWER, SYSTEM_ADMIN);
    private static final String[] MAINTAINERS = names(ENGINEER, SYSTEM_ADMIN);

    private static final String[] WARNERS = names(DUTY_OFFICER, SHIFT_LEAD);
    private static final String[] CASE_WORKERS =
            names(
                    COLLECTOR,
                    ACCEPTOR,
                    SHIFT_LEAD,
                    DISPATCHER,
                    HANDLER,
                    VERIFIER,
                    EVALUATOR,
                    DUTY_OFFICER);

    private static final String[] CASE_READERS = with(CASE_WORKERS, VIEWER);

    private AccessRules() {}

    static void define(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();

        rules.requestMatchers(GET, "/actuator/health/**").permitAll();
        rules.requestMatchers(GET, "/actuator/prometheus").access(AccessRules::isLocalOrAdmin);

        rules.requestMatchers(GET, "/api/session/hint", "/api/session/ways").permitAll();
        rules.requestMatchers(POST, "/api/session").permitAll();
        rules.requestMatchers(DELETE, "/api/session").permitAll();
        rules.requestMatchers(GET, "/api/session", "/api/session/safety").authenticated();
        rules.requestMatchers(PUT, "/api/session/password").authenticated();
        rules.requestMatchers(POST, "/api/session/second-factor/**").authenticated();
        rules.requestMatchers(POST, "/api/session/reauthenticate").authenticated();
        rules.requestMatchers(GET, "/api/tokens").authenticated();
        rules.requestMatchers(POST, "/api/tokens").authenticated();
        rules.requestMatchers(DELETE, "/api/tokens/{id}").authenticated();

        rules.requestMatchers("/api/accounts/**").hasAnyRole(names(SECURITY_ADMIN));
        rules.requestMatchers(
                        GET,
                        "/api/departments",
                        "/api/departments/positions",
                        "/api/departments/{id}/positions")
                .authenticated();
        rules.requestMatchers(PUT, "/api/departments/{id}/positions/{kind}")
                .hasAnyRole(names(SECURITY_ADMIN));
        rules.requestMatchers(DELETE, "/api/departments/{id}/positions/{kind}")
                .hasAnyRole(names(SECURITY_ADMIN));

        rules.requestMatchers(GET, "/api/openapi.json", "/api/districts", "/api/device-types")
                .authenticated();
        rules.requestMatchers(GET, "/api/system").authenticated();

        rules.requestMatchers(POST, "/api/devices/batch", "/api/devices/links/batch")
                .hasAnyRole(names(SIMULATOR, ENGINEER, SYSTEM_ADMIN));
        rules.requestMatchers(POST, "/api/devices", "/api/devices/{id}/credential")
                .hasAnyRole(MAINTAINERS);
        rules.requestMatchers(DELETE, "/api/devices/{id}/credential").hasAnyRole(MAINTAINERS);
        rules.requestMatchers(PATCH, "/api/devices/{id}").hasAnyRole(MAINTAINERS);
        rules.requestMatchers(PUT, "/api/devices/{id}/links/{downstream}").hasAnyRole(MAINTAINERS);
        rules.requestMatchers(DELETE, "/api/devices/{id}/links/{downstream}")
                .hasAnyRole(MAINTAINERS);
        rules.requestMatchers(POST, "/api/devices/links/import").hasAnyRole(MAINTAINERS);
        rules.requestMatchers(POST, "/api/devices/{id}/commands")
                .hasAnyRole(names(DUTY_OFFICER, ENGINEER));
        rules.requestMatchers(DELETE, "/api/commands/{id}")
                .hasAnyRole(names(DUTY_OFFICER, ENGINEER));
        rules.requestMatchers(GET, "/api/commands/{id}").hasAnyRole(READERS);
        rules.requestMatchers(GET, "/api/map/**", "/api/devices/**").hasAnyRole(READERS);

        rules.requestMatchers(PATCH, "/api/rules/{id}").hasAnyRole(names(ENGINEER));
        rules.requestMatchers(POST, "/api/rules/{id}/commands").hasAnyRole(names(ENGINEER));
        rules.requestMatchers(DELETE, "/api/rules/{id}/commands/{number}")
                .hasAnyRole(names(ENGINEER));
        rules.requestMatchers(GET, "/api/rules/**").hasAnyRole(READERS);

        rules.requestMatchers(
                        POST,
                        "/api/alerts/{id}/acknowledgement",
                        "/api/alerts/acknowledgements",
                        "/api/alerts/{id}/closure",
                        "/api/alerts/closures")
                .hasAnyRole(names(DUTY_OFFICER));
        rules.requestMatchers(POST, "/api/alerts/{id}/assignment")
                .hasAnyRole(names(DUTY_OFFICER, SHIFT_LEAD));
        rules.requestMatchers(POST, "/api/alerts/{id}/comments")
                .hasAnyRole(names(DUTY_OFFICER, SHIFT_LEAD, ENGINEER));
        rules.requestMatchers(
                        POST,
                        "/api/alerts/{id}/commands/{standing}",
                        "/api/alerts/{id}/commands/{standing}/decline")
                .hasAnyRole(names(DUTY_OFFICER));
        rules.requestMatchers(GET, "/api/alerts/**").hasAnyRole(READERS);

        rules.requestMatchers(GET, "/api/incidents/**").hasAnyRole(READERS);
        rules.requestMatchers(
                        POST,
                        "/api/incidents/{number}/acknowledgement",
                        "/api/incidents/{number}/merge",
                        "/api/incidents/{number}/split")
                .hasAnyRole(names(DUTY_OFFICER));

        rules.requestMatchers(GET, "/api/silences").hasAnyRole(READERS);
        rules.requestMatchers(POST, "/api/silences", "/api/silences/{number}/end")
                .hasAnyRole(names(DUTY_OFFICER, SHIFT_LEAD, ENGINEER));

        rules.requestMatchers(POST, "/api/duty/shifts", "/api/duty/shifts/import/**")
                .hasAnyRole(names(SHIFT_LEAD));
        rules.requestMatchers(DELETE, "/api/duty/shifts/{number}").hasAnyRole(names(SHIFT_LEAD));
        rules.requestMatchers(POST, "/api/duty/handovers", "/api/duty/handovers/{number}/taking")
                .hasAnyRole(names(DUTY_OFFICER, SHIFT_LEAD));
        rules.requestMatchers(POST, "/api/duty/notices/read").hasAnyRole(READERS);
        rules.requestMatchers(PUT, "/api/duty/contact").hasAnyRole(READERS);
        rules.requestMatchers(GET, "/api/duty/**").hasAnyRole(READERS);

        rules.requestMatchers(POST, "/api/drills", "/api/drills/{number}/end")
                .hasAnyRole(names(SHIFT_LEAD));
        rules.requestMatchers(GET, "/api/drills/**").hasAnyRole(READERS);

        rules.requestMatchers(GET, "/api/public/warnings/**").permitAll();
        rules.requestMatchers(GET, "/api/warnings/**").hasAnyRole(READERS);
        rules.requestMatchers(POST, "/api/warnings/**").hasAnyRole(WARNERS);
        rules.requestMatchers(PUT, "/api/warnings/{id}/draft").hasAnyRole(WARNERS);
        defineCases(rules);

        rules.requestMatchers(POST, "/api/simulation/scenarios/{name}")
                .hasAnyRole(names(ENGINEER, DUTY_OFFICER));
        rules.requestMatchers(DELETE, "/api/simulation/scenarios/{name}")
                .hasAnyRole(names(ENGINEER, DUTY_OFFICER));
        rules.requestMatchers(GET, "/api/simulation").hasAnyRole(READERS);

        rules.requestMatchers(GET, "/api/ledger", "/api/ledger/verify", "/api/ledger/export")
                .hasAnyRole(names(AUDIT_ADMIN));

        rules.requestMatchers(GET, "/ws/live").hasAnyRole(READERS);

        rules.requestMatchers("/api/**", "/ws/**", "/actuator/**").denyAll();
        // The web client: public files; it asks for the log-in itself.
        rules.requestMatchers(GET, "/**").permitAll();
        rules.requestMatchers(HEAD, "/**").permitAll();
        rules.anyRequest().denyAll();
    }

    /**
     * Which step of a case is whose is the definition's to say; here is who works on cases at all.
     */
    private static void defineCases(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules) {
        rules.requestMatchers(GET, "/api/cases/figures")
                .hasAnyRole(names(SHIFT_LEAD, DISPATCHER, EVALUATOR, DUTY_OFFICER, VIEWER));
        rules.requestMatchers(POST, "/api/cases")
                .hasAnyRole(names(COLLECTOR, ACCEPTOR, DUTY_OFFICER));
        rules.requestMatchers(
                        POST,
                        "/api/cases/{number}/actions/{action}",
                        "/api/cases/{number}/comments",
                        "/api/cases/{number}/tasks/{task}/done",
                        "/api/cases/{number}/attachments")
                .hasAnyRole(CASE_WORKERS);
        rules.requestMatchers(GET, "/api/cases/**").hasAnyRole(CASE_READERS);
    }

    /** Metrics are for the machine's own collector and for the system administrator. */
    private static AuthorizationResult isLocalOrAdmin(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        String address = context.getRequest().getRemoteAddr();
        if (address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1")) {
            return new AuthorizationDecision(true);
        }
        AuthorizationResult decision =
                AuthorityAuthorizationManager.<RequestAuthorizationContext>hasRole(
                                SYSTEM_ADMIN.name())
                        .authorize(authentication, context);
        return decision == null ? new AuthorizationDecision(false) : decision;
    }

    private static String[] names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }

    private static String[] with(String[] names, Role role) {
        return Stream.concat(Arrays.stream(names), Stream.of(role.name())).toArray(String[]::new);
    }
}
