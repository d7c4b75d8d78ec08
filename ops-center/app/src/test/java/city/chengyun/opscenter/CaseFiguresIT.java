package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Ten cases of long ago, written down and counted by hand: nine filed, eight dispatched, seven
 * handled (two of them late, one again after a rework), one late and still open, five closed (one
 * of them late), two extended, three pressed for.
 */
class CaseFiguresIT {

    private static final String RANGE = "from=1000000000000&to=1000000100000";

    private static final TestHub HUB = TestHub.shared();

    private final CaseDesk desk = new CaseDesk(HUB);

    @BeforeAll
    static void addCases() {
        add(0, "urb", "REPORTED", "filed_at = NULL, dispatched_at = NULL, department = NULL");
        add(1, "urb", "FILED", "dispatched_at = NULL, department = NULL, ever_supervised = true");
        add(2, "urb", "PROCESSING", "due_at = 1");
        add(3, "urb", "FEEDBACK", "handled_at = 4, handled_by = 'anna', late = true");
        add(4, "urb", "VERIFYING", "handled_at = 4, handled_by = 'anna'");
        add(5, "wat", "CLOSED", "handled_at = 4, handled_by = 'bert', closed_at = 5");
        add(6, "wat", "CLOSED", "handled_at = 4, handled_by = 'bert', closed_at = 5, reworks = 2");
        add(7, "wat", "CLOSED", "handled_at = 4, handled_by = 'anna', closed_at = 5, late = true");
        add(
                8,
                "wat",
                "CLOSED",
                "handled_at = 4, handled_by = 'anna', closed_at = 5, extensions = 1");
        add(
                9,
                "wat",
                "EVALUATED",
                "handled_at = 4, handled_by = 'bert', closed_at = 5, extensions = 2");
        update(5, "grid = '130102001001001'");
        update(6, "grid = '130102001001001'");
        update(7, "grid = '130102001001002'");
        update(5, "ever_supervised = true");
        update(7, "ever_supervised = true");
        add(10, "wat", "CLOSED", "closed_at = 5, drill = true");
    }

    private static void add(int index, String department, String stage, String rest) {
        HUB.bean(JdbcClient.class)
                .sql(
                        """
                        INSERT INTO city_case (number, definition, class, description, origin,
                            adcode, area_grade, reported_by, reported_at, updated_at, drill,
                            revision, state, stage, open, department, late, extension_pending,
                            supervised, ever_supervised, extensions, reworks, filed_at,
                            dispatched_at)
                        VALUES (:number, 'urban-seven-steps', 'event:06', 'counted', 'PERSON',
                            '130102', 'A', 'x', :at, 3, false, 1, :state::jsonb, :stage, true,
                            :department, false, false, false, false, 0, 0, 2, 3)
                        ON CONFLICT DO NOTHING\
                        """)
                .param("number", "COUNT-%02d".formatted(index))
                .param("at", 1_000_000_000_000L + index)
                .param("stage", stage)
                .param("department", department)
                .param(
                        "state",
                        """
                        {"stage":"%s","stageSince":0,"revision":1,"late":false,"extensions":0,
                        "returns":0,"reworks":0,"reviewed":false,"supervised":false,
                        "milestones":{},"tasks":[]}\
                        """
                                .formatted(stage))
                .update();
        update(index, rest);
    }

    private static void update(int index, String assignments) {
        HUB.bean(JdbcClient.class)
                .sql("UPDATE city_case SET " + assignments + " WHERE number = ?")
                .param("COUNT-%02d".formatted(index))
                .update();
    }

    @Test
    void theFiguresAreThoseCountedByHand() {
        JsonNode groups = figures("none").path("groups");

        assertThat(groups.size()).isEqualTo(1);
        assertThat(shares(groups.path(0)))
                .isEqualTo(
                        Map.of(
                                "filing", "9/10",
                                "handling", "7/8",
                                "on-time-handling", "5/8",
                                "closing", "5/9",
                                "on-time-closing", "4/9",
                                "rework", "1/7",
                                "extension", "2/8",
                                "overdue", "3/8",
                                "supervision", "3/9"));
    }

    @Test
    void eachGroupHasItsOwnAndTheyAddUp() {
        assertThat(shareOf("department", "handling"))
                .isEqualTo(Map.of("", "0/0", "urb", "2/3", "wat", "5/5"));
        assertThat(shareOf("person", "on-time-handling"))
                .isEqualTo(Map.of("", "0/1", "anna", "2/4", "bert", "3/3"));
        assertThat(shareOf("month", "filing")).isEqualTo(Map.of("2001-09", "9/10"));
        assertThat(shareOf("grid", "closing"))
                .isEqualTo(Map.of("", "2/6", "130102001001001", "2/2", "130102001001002", "1/1"));
        assertThat(shareOf("district", "overdue")).isEqualTo(Map.of("130102", "3/8"));
    }

    @Test
    void theListBehindAFigureHasAsManyCasesAsItCounts() {
        for (String by : List.of("none", "department", "person", "month", "district", "grid")) {
            figures(by).path("groups").valueStream().forEach(this::assertListed);
        }
    }

    private void assertListed(JsonNode group) {
        for (JsonNode figure : group.path("figures").valueStream().toList()) {
            if (!figure.path("cases").isNull()) {
                String address = figure.path("cases").asString();
                long listed = desk.as("evaluator").get(address).json().path("total").asLong(-1);
                assertThat(listed).as(address).isEqualTo(figure.path("numerator").asLong());
            }
        }
    }

    @Test
    void refusesAnUnknownGroupingAndAnEmptyTime() {
        ApiClient client = desk.as("evaluator");

        assertThat(client.get("/api/cases/figures?by=colour").code()).isEqualTo("unknown-grouping");
        assertThat(client.get("/api/cases/figures?from=5&to=5").code()).isEqualTo("bad-time-range");
    }

    private JsonNode figures(String by) {
        ApiClient.Answer answer =
                desk.as("evaluator").get("/api/cases/figures?%s&by=%s".formatted(RANGE, by));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Map<String, String> shareOf(String by, String figure) {
        return figures(by)
                .path("groups")
                .valueStream()
                .collect(
                        Collectors.toMap(
                                group -> group.path("key").asString(),
                                group -> String.valueOf(shares(group).get(figure))));
    }

    private static Map<String, String> shares(JsonNode group) {
        return group.path("figures")
                .valueStream()
                .collect(
                        Collectors.toMap(
                                figure -> figure.path("figure").asString(),
                                figure ->
                                        figure.path("numerator").asInt()
                                                + "/"
                                                + figure.path("denominator").asInt()));
    }
}
