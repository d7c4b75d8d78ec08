package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CasesIT {

    private final TestHub hub = TestHub.shared();
    private final CaseDesk desk = new CaseDesk(hub);

    @Test
    void aCaseGoesAllSevenStepsByThePeopleItNeedsWithAReworkAndOverdue() {
        String number = desk.report("event:01/02", CaseDesk.YUHUA);
        assertThat(number).matches("SJZ-\\d{8}-\\d{4}");
        JsonNode reported = desk.get("acceptor", number);
        assertThat(reported.path("summary").path("adcode").asString()).isEqualTo("130108");
        assertThat(reported.path("summary").path("grid").asString()).matches("130108\\d{9}");
        assertThat(reported.path("summary").path("proposedDepartment").path("id").asString())
                .isEqualTo("urb");
        assertThat(reported.path("actions").findValuesAsString("action"))
                .containsExactly("accept", "void");

        desk.dispatch(number, "urb");
        desk.does("handler", number, "take", Map.of());
        // Two working hours; nine of them lie in any four days but the longest holidays.
        desk.letPass(number, 24 * 14);
        assertThat(desk.get("shiftlead", number).path("summary").path("overdue").asBoolean())
                .isTrue();
        assertThat(numbers("shiftlead", "overdue=true&size=500")).contains(number);
        desk.does("shiftlead", number, "supervise", Map.of("note", "请尽快"));
        assertThat(desk.attachPhoto("handler", number).status()).isEqualTo(201);
        desk.does("handler", number, "report-back", Map.of("result", "已清理"));
        desk.does("verifier", number, "send-to-verify", Map.of());
        desk.does("collector", number, "inspect", Map.of("result", "仍有残留"));
        desk.does("verifier", number, "rework", Map.of("reason", "仍有残留"));
        desk.attachPhoto("handler", number);
        desk.does("handler", number, "report-back", Map.of("result", "再次清理"));
        desk.does("verifier", number, "send-to-verify", Map.of());
        desk.does("verifier", number, "close", Map.of());
        JsonNode end = desk.does("evaluator", number, "evaluate", Map.of("result", "合格"));

        assertThat(end.path("summary").path("stage").path("code").asString())
                .isEqualTo("EVALUATED");
        assertThat(end.path("summary").path("reworks").asInt()).isEqualTo(1);
        assertThat(end.path("summary").path("overdue").asBoolean()).isTrue();
        assertThat(end.path("history").findValuesAsString("action"))
                .containsExactly(
                        "report",
                        "accept",
                        "file",
                        "dispatch",
                        "take",
                        "overdue",
                        "supervise",
                        "attach",
                        "report-back",
                        "send-to-verify",
                        "inspect",
                        "rework",
                        "attach",
                        "report-back",
                        "send-to-verify",
                        "close",
                        "evaluate");
        assertThat(ledgerActions(number)).contains("case.opened", "case.close", "case.evaluate");
    }

    @Test
    void commandMayNotSuperviseAndViewersChangeNothing() {
        String number = desk.report("event:01/02", CaseDesk.YUHUA);

        assertThat(desk.tries("dispatcher", number, "accept", Map.of()).code())
                .isEqualTo("role-missing");
        assertThat(desk.tries("viewer", number, "accept", Map.of()).code())
                .isEqualTo("access-denied");
        assertThat(desk.tries("acceptor", number, "fly", Map.of()).code())
                .isEqualTo("unknown-action");
        assertThat(desk.tries("shiftlead", number, "file", Map.of()).code())
                .isEqualTo("action-not-possible");
        assertThat(desk.tries("acceptor", number, "void", Map.of()).code())
                .isEqualTo("input-missing");
        assertThat(desk.get("viewer", number).path("actions").size()).isZero();
    }

    @Test
    void ofTwoDispatchersAtOnceTheSecondIsToldSo() {
        String number = desk.report("event:01/02", CaseDesk.YUHUA);
        desk.does("acceptor", number, "accept", Map.of());
        desk.does("shiftlead", number, "file", Map.of());
        desk.addAccount("dispatcher-2", "DISPATCHER", "", "");
        Map<String, Object> inputs = Map.of("department", "urb", "revision", desk.revision(number));
        desk.as("dispatcher");
        desk.as("dispatcher-2");

        List<String> codes =
                List.of("dispatcher", "dispatcher-2").stream()
                        .map(
                                who ->
                                        CompletableFuture.supplyAsync(
                                                () -> desk.tries(who, number, "dispatch", inputs)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.status() + answer.code())
                        .toList();

        assertThat(codes).containsExactlyInAnyOrder("200", "409case-changed");
    }

    @Test
    void numbersHaveNoGapsHoweverManyReportAtOnce() {
        desk.as("collector");
        List<String> numbers =
                IntStream.range(0, 12)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> desk.report("event:06", CaseDesk.YUHUA)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(numbers).doesNotHaveDuplicates();
        String day = numbers.get(0).substring(0, 12);
        JdbcClient jdbc = hub.bean(JdbcClient.class);
        assertThat(
                        jdbc.sql("SELECT count(*) FROM city_case WHERE starts_with(number, ?)")
                                .param(day)
                                .query(Integer.class)
                                .single())
                .isEqualTo(
                        jdbc.sql(
                                        "SELECT last FROM city_case_day WHERE day = to_date(?,"
                                                + " 'YYYYMMDD')")
                                .param(day.substring(4))
                                .query(Integer.class)
                                .single());
    }

    @Test
    void anAccountOfADistrictSeesAndChangesNothingElsewhere() {
        desk.addAccount("county-lead", "SHIFT_LEAD", "130102", "");
        desk.addAccount("county-collector", "COLLECTOR", "130102", "");
        String number = desk.report("event:01/02", CaseDesk.YUHUA);
        ApiClient county = desk.as("county-lead");

        assertThat(county.get("/api/cases/" + number).code()).isEqualTo("case-not-found");
        assertThat(desk.tries("county-lead", number, "file", Map.of()).code())
                .isEqualTo("case-not-found");
        assertThat(county.post("/api/cases/" + number + "/comments", Map.of("note", "x")).code())
                .isEqualTo("case-not-found");
        assertThat(desk.attachPhoto("county-lead", number).code()).isEqualTo("case-not-found");
        assertThat(numbers("county-lead", "size=500")).doesNotContain(number);
        assertThat(
                        desk.as("county-collector")
                                .post(
                                        "/api/cases",
                                        Map.of(
                                                "class", "event:01/02",
                                                "description", "d",
                                                "position", CaseDesk.YUHUA))
                                .code())
                .isEqualTo("district-not-yours");
    }

    @Test
    void aHandlerSeesTheCasesOfTheirDepartmentOnly() {
        String number = desk.report("event:01/02", CaseDesk.YUHUA);
        assertThat(desk.as("handler").get("/api/cases/" + number).status()).isEqualTo(404);
        desk.dispatch(number, "urb");

        assertThat(desk.as("handler").get("/api/cases/" + number).status()).isEqualTo(200);
        assertThat(desk.as("handler-wat").get("/api/cases/" + number).status()).isEqualTo(404);
        assertThat(numbers("handler", "mine=true&size=500")).contains(number);
        assertThat(numbers("dispatcher", "mine=true&size=500")).doesNotContain(number);
        JsonNode returned = desk.does("handler", number, "return", Map.of("reason", "非本部门职责"));
        assertThat(returned.path("summary").path("stage").path("code").asString())
                .isEqualTo("FILED");
        assertThat(desk.as("handler").get("/api/cases/" + number).status()).isEqualTo(404);
        assertThat(numbers("dispatcher", "mine=true&size=500")).contains(number);
    }

    @Test
    void takesFromABodyOnlyWhatAReporterMaySay() {
        ApiClient.Answer answer =
                desk.as("collector")
                        .post(
                                "/api/cases",
                                Map.of(
                                        "class", "event:05/05",
                                        "description", "机动车乱停放",
                                        "position", CaseDesk.YUHUA,
                                        "stage", "CLOSED",
                                        "reportedBy", "somebody",
                                        "adcode", "130102",
                                        "number", "SJZ-1"));

        JsonNode summary = answer.json().path("summary");
        assertThat(summary.path("stage").path("code").asString()).isEqualTo("REPORTED");
        assertThat(summary.path("reportedBy").asString()).isEqualTo("collector");
        assertThat(summary.path("adcode").asString()).isEqualTo("130108");
    }

    @Test
    void aReportThatIsSentTwiceMakesOneCase() {
        Map<String, Object> report =
                Map.of(
                        "class", "event:05/05",
                        "description", "机动车乱停放",
                        "position", CaseDesk.YUHUA,
                        "requestId", "phone-1-42");

        ApiClient.Answer first = desk.as("collector").post("/api/cases", report);
        ApiClient.Answer again = desk.as("collector").post("/api/cases", report);
        ApiClient.Answer other = desk.as("acceptor").post("/api/cases", report);

        assertThat(List.of(first.status(), again.status(), other.status()))
                .containsExactly(201, 200, 201);
        assertThat(again.json().path("summary").path("number"))
                .isEqualTo(first.json().path("summary").path("number"))
                .isNotEqualTo(other.json().path("summary").path("number"));
    }

    @Test
    void refusesWhatIsMarkedAsAStateSecretWhereverItIsTyped() {
        String number = desk.report("event:06", CaseDesk.YUHUA);
        Map<String, Object> secret =
                Map.of(
                        "class", "event:06",
                        "description", "机 密★五年",
                        "position", CaseDesk.YUHUA);

        assertThat(desk.as("collector").post("/api/cases", secret).code())
                .isEqualTo("classified-content");
        assertThat(desk.tries("acceptor", number, "void", Map.of("reason", "涉密")).code())
                .isEqualTo("classified-content");
        assertThat(
                        desk.as("acceptor")
                                .post("/api/cases/" + number + "/comments", Map.of("note", "见绝密件"))
                                .code())
                .isEqualTo("classified-content");
    }

    @Test
    void aCommentKnowsWhomItMentions() {
        String number = desk.report("event:06", CaseDesk.YUHUA);

        JsonNode history =
                desk.as("acceptor")
                        .post(
                                "/api/cases/" + number + "/comments",
                                Map.of("note", "@dispatcher 与 @nobody-here 请看"))
                        .json()
                        .path("history");

        JsonNode comment = history.path(history.size() - 1);
        assertThat(comment.path("data").path("mentions").toString()).isEqualTo("[\"dispatcher\"]");
    }

    @Test
    void filtersByWhatIsAskedForAndNothingGetsThroughAsSql() {
        String number = desk.report("event:03/01", CaseDesk.YUHUA);

        assertThat(numbers("viewer", "class=event:03&district=130108&size=500")).contains(number);
        assertThat(numbers("viewer", "class=event:0&size=500")).isEmpty();
        assertThat(numbers("viewer", "state=FILED,CLOSED&q=" + number)).isEmpty();
        assertThat(numbers("viewer", "state=REPORTED&open=true&q=" + number)).hasSize(1);
        assertThat(numbers("viewer", "q=%25&class=event:03/01&size=500")).isEmpty();
        assertThat(numbers("viewer", "q=x%27%20OR%20%271%27=%271&size=500")).isEmpty();
        assertThat(desk.as("viewer").get("/api/cases?figure=nonsense").code())
                .isEqualTo("unknown-figure");
    }

    private List<String> numbers(String username, String query) {
        ApiClient.Answer answer = desk.as(username).get("/api/cases?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("number").asString())
                .toList();
    }

    private List<String> ledgerActions(String number) {
        return hub.bean(JdbcClient.class)
                .sql("SELECT action FROM ledger_event WHERE object = ? ORDER BY seq")
                .param("case:" + number)
                .query(String.class)
                .list();
    }
}
