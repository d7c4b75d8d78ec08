package city.chengyun.simulators.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.geo.Districts;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.scenario.Scenario;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandDeskTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_000_000), ZoneOffset.UTC);
    private static final City CITY = City.of(1, 2000, Districts.load(), DeviceCatalog.load());

    private final ScenarioDirector director = new ScenarioDirector(Scenario.loadAll(CITY), CLOCK);
    private final CommandDesk desk = new CommandDesk(director, CLOCK);

    @Test
    void startsListsAndStopsScenarios() {
        JsonNode started =
                answer(
                        """
                        {"id":"a","name":"scenario.start","args":{"scenario":"pipe-burst"},
                         "deadline":1005000}\
                        """);

        assertThat(started.get("id").stringValue()).isEqualTo("a");
        assertThat(started.get("state").asString()).isEqualTo("DONE");
        JsonNode burst = scenario(started, "pipe-burst");
        assertThat(burst.get("running").booleanValue()).isTrue();
        assertThat(burst.get("startedAt").longValue()).isEqualTo(1_000_000);
        assertThat(burst.get("endsAt").longValue()).isGreaterThan(1_000_000);
        assertThat(burst.get("title").get("zh").stringValue()).isNotBlank();
        assertThat(director.running().runs()).containsKey("pipe-burst");

        JsonNode stopped =
                answer(
                        "{\"id\":\"b\",\"name\":\"scenario.stop\",\"args\":{\"scenario\":\"pipe-burst\"},\"deadline\":1005000}");
        assertThat(scenario(stopped, "pipe-burst").get("running").booleanValue()).isFalse();

        JsonNode list = answer("{\"id\":\"c\",\"name\":\"scenario.list\",\"deadline\":1005000}");
        assertThat(list.get("result").get("scenarios").size())
                .isEqualTo(Scenario.loadAll(CITY).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"x\",\"name\":\"scenario.start\",\"args\":{\"scenario\":\"earthquake\"},\"deadline\":1005000}",
                "{\"id\":\"x\",\"name\":\"scenario.start\",\"args\":{\"scenario\":7},\"deadline\":1005000}",
                "{\"id\":\"x\",\"name\":\"scenario.start\",\"deadline\":1005000}",
                "{\"id\":\"x\",\"name\":\"reboot\",\"deadline\":1005000}",
                "{\"id\":\"x\",\"name\":\"scenario.list\",\"deadline\":999999}"
            })
    void refusesWhatItCannotDo(String command) {
        JsonNode reply = answer(command);

        assertThat(reply.get("id").stringValue()).isEqualTo("x");
        assertThat(reply.get("state").asString()).isEqualTo("REFUSED");
        assertThat(reply.get("reason").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"id\":[1]}",
                "\u0000",
                "{\"args\":5}",
                "{\"id\":\"x\"}"
            })
    void ignoresWhatIsNoCommand(String payload) {
        assertThat(desk.answer(payload.getBytes(UTF_8))).isEmpty();
    }

    private JsonNode answer(String command) {
        byte[] reply = desk.answer(command.getBytes(UTF_8)).orElseThrow();
        return ContractJson.mapper().readTree(reply);
    }

    private static JsonNode scenario(JsonNode reply, String name) {
        return reply.get("result")
                .get("scenarios")
                .valueStream()
                .filter(entry -> entry.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
