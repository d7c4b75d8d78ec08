package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessIT {

    private static final Map<String, ApiClient> CLIENTS = new ConcurrentHashMap<>();

    private final TestHub hub = TestHub.shared();

    private ApiClient client(String username) {
        return CLIENTS.computeIfAbsent(
                username,
                name -> name.equals("anonymous") ? new ApiClient(hub.uri()) : hub.logIn(name));
    }

    @ParameterizedTest(name = "{0} {1} {2} is answered {3}")
    @CsvSource({
        "anonymous, GET,    /api/map/devices,                     401",
        "anonymous, GET,    /api/openapi.json,                    401",
        "anonymous, GET,    /ws/live,                             401",
        "anonymous, POST,   /api/alerts/x/acknowledgement,        401",
        "viewer,    GET,    /api/map/devices,                     200",
        "viewer,    GET,    /api/rules,                           200",
        "viewer,    PATCH,  /api/rules/pipe-pressure-low,         403",
        "viewer,    POST,   /api/devices,                         403",
        "viewer,    POST,   /api/alerts/x/acknowledgement,        403",
        "viewer,    POST,   /api/simulation/scenarios/fire,       403",
        "engineer,  POST,   /api/alerts/x/acknowledgement,        403",
        "engineer,  DELETE, /api/devices/none/credential,         404",
        "engineer,  GET,    /api/openapi.json,                    200",
        "duty,      POST,   /api/alerts/none/acknowledgement,     404",
        "duty,      PATCH,  /api/rules/pipe-pressure-low,         403",
        "duty,      POST,   /api/devices/batch,                   403",
        "simulator, GET,    /api/alerts,                          403",
        "simulator, POST,   /api/devices/batch,                   200",
        "simulator, POST,   /api/devices,                         403",
        "secadmin,  GET,    /api/alerts,                          403",
        "secadmin,  GET,    /api/ledger,                          403",
        "sysadmin,  GET,    /api/ledger/verify,                   403",
        "engineer,  GET,    /api/ledger/export,                   403",
        "auditor,   GET,    /api/ledger,                          200",
        "auditor,   GET,    /api/ledger/verify,                   200",
        "auditor,   GET,    /api/ledger/export,                   200",
        "auditor,   DELETE, /api/ledger,                          403",
        "auditor,   GET,    /api/alerts,                          403",
        "sysadmin,  POST,   /api/alerts/x/acknowledgement,        403",
        "anonymous, GET,    /api/cases,                           401",
        "anonymous, POST,   /api/cases/x/attachments,             401",
        "collector, GET,    /api/cases,                           200",
        "collector, GET,    /api/cases/definitions,               200",
        "collector, POST,   /api/cases,                           400",
        "collector, GET,    /api/cases/figures,                   403",
        "evaluator, GET,    /api/cases/figures,                   200",
        "handler,   GET,    /api/cases,                           200",
        "handler,   GET,    /api/cases/none,                      404",
        "handler,   POST,   /api/cases,                           403",
        "handler,   GET,    /api/departments,                     200",
        "handler,   GET,    /api/cases/figures,                   403",
        "dispatcher, POST,  /api/cases,                           403",
        "dispatcher, POST,  /api/cases/none/actions/dispatch,     400",
        "viewer,    GET,    /api/cases,                           200",
        "viewer,    POST,   /api/cases,                           403",
        "viewer,    POST,   /api/cases/none/actions/accept,       403",
        "viewer,    POST,   /api/cases/none/comments,             403",
        "viewer,    POST,   /api/cases/none/tasks/t/done,         403",
        "viewer,    POST,   /api/cases/none/attachments,          403",
        "engineer,  GET,    /api/cases,                           403",
        "sysadmin,  GET,    /api/cases,                           403",
        "secadmin,  GET,    /api/cases/none,                      403",
        "duty,      DELETE, /api/cases/none,                      403",
        "sysadmin,  GET,    /actuator/health,                     200",
        "sysadmin,  GET,    /actuator/env,                        403",
        "sysadmin,  GET,    /api/not-named-anywhere,              403",
        "sysadmin,  PUT,    /api/devices/x,                       403",
    })
    void allowsWhatTheRoleNeedsAndNothingElse(
            String username, String method, String path, int status) {
        ApiClient.Answer answer =
                method.equals("GET")
                        ? client(username).get(path)
                        : client(username).send(method, path, "{}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.code()).isEqualTo("access-denied");
        }
    }

    @Test
    void refusesAChangeWithoutTheCsrfToken() {
        ApiClient.Answer answer = client("engineer").sendWithoutToken("POST", "/api/devices");

        assertThat(answer.code()).isEqualTo("csrf-token-invalid");
    }

    @Test
    void allowsOnlyItsOwnScripts() {
        String policy =
                client("anonymous")
                        .get("/api/session")
                        .response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow();

        assertThat(policy).contains("script-src 'self';", "frame-ancestors 'none'");
    }

    @Test
    void tellsWhatIsWrongWithABodyAsAProblem() {
        ApiClient.Answer answer =
                client("engineer")
                        .post(
                                "/api/devices",
                                "{\"name\":\"x\",\"kind\":\"manhole\",\"position\":[200,0]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains("-180..180");
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }
}
