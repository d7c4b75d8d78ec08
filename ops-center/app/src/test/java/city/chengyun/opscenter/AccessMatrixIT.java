package city.chengyun.opscenter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.party.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.JsonNode;

/**
 * Who may call what: every endpoint of the OpenAPI document with every role and with none, against
 * the table in {@code access-matrix.txt}. It asks the rules themselves, so nothing is called.
 */
class AccessMatrixIT {

    private static final String EVERYONE = "everyone";
    private static final String LOGGED_IN = "logged-in";

    private final TestHub hub = TestHub.shared();
    private final AuthorizationManager<HttpServletRequest> rules =
            hub.bean(SecurityFilterChain.class).getFilters().stream()
                    .filter(AuthorizationFilter.class::isInstance)
                    .map(filter -> ((AuthorizationFilter) filter).getAuthorizationManager())
                    .findFirst()
                    .orElseThrow();

    @Test
    void everyEndpointIsOpenToTheRolesOfTheTableAndToNoOthers() throws IOException {
        List<String> actual =
                endpoints().stream().map(endpoint -> endpoint + " " + allowed(endpoint)).toList();

        assertThat(actual).containsExactlyElementsOf(table());
    }

    private Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        endpoints.add("/ws/live GET"); // a WebSocket, which OpenAPI does not know
        JsonNode paths = hub.logIn("viewer").get("/api/openapi.json").json().path("paths");
        paths.forEachEntry(
                (path, methods) ->
                        methods.propertyNames()
                                .forEach(
                                        method ->
                                                endpoints.add(
                                                        path
                                                                + " "
                                                                + method.toUpperCase(
                                                                        Locale.ROOT))));
        return endpoints;
    }

    private String allowed(String endpoint) {
        String[] part = endpoint.split(" ", -1);
        String path = part[0].replaceAll("\\{[^}]+}", "some");
        Authentication nobody =
                new AnonymousAuthenticationToken(
                        "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        if (grants(part[1], path, nobody)) {
            return EVERYONE;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (grants(part[1], path, new TestingAuthenticationToken("x", null, "ROLE_" + role))) {
                roles.add(role);
            }
        }
        return describe(roles);
    }

    private static String describe(Set<Role> roles) {
        return roles.equals(EnumSet.allOf(Role.class))
                ? LOGGED_IN
                : roles.stream().map(Role::name).collect(Collectors.joining(" "));
    }

    private boolean grants(String method, String path, Authentication who) {
        AuthorizationResult result =
                rules.authorize(() -> who, new MockHttpServletRequest(method, path));
        return result != null && result.isGranted();
    }

    /** The lines of the table: path, method and who, sorted, roles in the order of the enum. */
    private static List<String> table() throws IOException {
        try (InputStream in = AccessMatrixIT.class.getResourceAsStream("access-matrix.txt")) {
            if (in == null) {
                throw new IOException("access-matrix.txt is missing");
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .sorted()
                    .toList();
        }
    }
}
