package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody keeps the others waiting by asking too often. */
class RateLimitIT {

    private static final int BURST = 30;

    private static TestHub hub;

    @BeforeAll
    static void start() {
        hub =
                TestHub.start(
                        Map.of(
                                "CHENGYUN_REQUESTS_PER_SECOND",
                                "1",
                                "CHENGYUN_REQUESTS_BURST",
                                String.valueOf(BURST)));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void anAccountThatAsksTooOftenIsToldWhenToAskAgainInAllItsBrowsersAndNobodyElseIs() {
        ApiClient eager = hub.logIn("viewer");
        ApiClient eagerToo = hub.logIn("viewer");

        ApiClient.Answer refused = askUntilRefused(eager);

        assertThat(refused.code()).isEqualTo("too-many-requests");
        assertThat(refused.response().headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(eagerToo.get("/api/alerts").status()).isEqualTo(429);
        assertThat(hub.logIn("engineer").get("/api/alerts").status()).isEqualTo(200);
        assertThat(eager.get("/").status()).as("the client's own files").isEqualTo(200);
    }

    private static ApiClient.Answer askUntilRefused(ApiClient client) {
        for (int i = 0; i < 3 * BURST; i++) {
            ApiClient.Answer answer = client.get("/api/alerts?size=1");
            if (answer.status() != 200) {
                return answer;
            }
        }
        throw new AssertionError("never refused");
    }
}
