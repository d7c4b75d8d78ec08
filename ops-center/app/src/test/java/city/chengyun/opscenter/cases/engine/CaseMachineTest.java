package city.chengyun.opscenter.cases.engine;

import static city.chengyun.opscenter.cases.engine.WorkingCalendarTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.cases.engine.Outcome.Why;
import city.chengyun.opscenter.party.Role;
import org.junit.jupiter.api.Test;

class CaseMachineTest {

    private static final long MONDAY_NINE = at("2026-11-23T09:00");
    private static final long HOUR = 3_600_000;

    /** A case of litter in the centre: two working hours to handle it. */
    private final Walk walk = Walk.of("urban-seven-steps", "event:01/02", MONDAY_NINE);

    private void dispatched() {
        walk.by(Role.ACCEPTOR).does("accept").by(Role.SHIFT_LEAD).does("file");
        walk.by(Role.DISPATCHER).says(Walk.department("urb")).does("dispatch");
    }

    private void processing() {
        dispatched();
        walk.by(Role.HANDLER).of("urb").does("take");
    }

    private void verifying() {
        processing();
        walk.withPhoto().says(Walk.result("清运完毕")).does("report-back");
        walk.by(Role.VERIFIER).does("send-to-verify");
    }

    @Test
    void goesTheSevenSteps() {
        verifying();
        walk.does("close").by(Role.EVALUATOR).says(Walk.result("优")).does("evaluate");

        assertThat(walk.state.stage()).isEqualTo("EVALUATED");
        assertThat(walk.actions())
                .containsExactly(
                        "report",
                        "accept",
                        "file",
                        "dispatch",
                        "take",
                        "report-back",
                        "send-to-verify",
                        "close",
                        "evaluate");
    }

    @Test
    void refusesAStepOutOfTurnOfAnotherRoleOrWithoutWhatItNeeds() {
        assertThat(walk.by(Role.ACCEPTOR).refusal("close")).isEqualTo(Why.ROLE_MISSING);
        assertThat(walk.by(Role.VERIFIER).refusal("close")).isEqualTo(Why.ACTION_NOT_POSSIBLE);
        assertThat(walk.by(Role.ACCEPTOR).refusal("void")).isEqualTo(Why.INPUT_MISSING);
        assertThat(walk.by(Role.ACCEPTOR).refusal("burn")).isEqualTo(Why.UNKNOWN_ACTION);
    }

    @Test
    void feedbackNeedsAPhotoOfThatStage() {
        processing();

        assertThat(walk.says(Walk.result("清运完毕")).refusal("report-back"))
                .isEqualTo(Why.INPUT_MISSING);
    }

    @Test
    void onlyTheDepartmentThatHasTheCaseHandlesIt() {
        dispatched();

        assertThat(walk.by(Role.HANDLER).of("wat").refusal("take")).isEqualTo(Why.ROLE_MISSING);
        assertThat(walk.by(Role.HANDLER).of(null).refusal("take")).isEqualTo(Why.ROLE_MISSING);
    }

    @Test
    void whoHandledACaseNeverVerifiesItWhateverTheirRoles() {
        verifying();

        assertThat(walk.as("HANDLER", Role.VERIFIER).refusal("close"))
                .isEqualTo(Why.DUTIES_SEPARATED);
        assertThat(walk.as("DISPATCHER", Role.VERIFIER, Role.COLLECTOR).refusal("close"))
                .isEqualTo(Why.DUTIES_SEPARATED);
    }

    @Test
    void whoCollectedACaseMayVerifyItOnSite() {
        verifying();

        walk.as("reporter", Role.COLLECTOR).says(Walk.result("已清")).does("inspect");

        assertThat(walk.state.stage()).isEqualTo("VERIFYING");
    }

    @Test
    void theClockRunsInWorkingTimeFromTheDispatchToTheFeedback() {
        walk.now = at("2026-11-27T16:30");
        dispatched();

        assertThat(walk.dueAt()).isEqualTo(at("2026-11-30T09:30"));
        assertThat(walk.state.isOverdue(at("2026-11-30T09:30"))).isFalse();
        assertThat(walk.state.isOverdue(at("2026-11-30T09:31"))).isTrue();
    }

    @Test
    void anUrgentLimitRunsDayAndNight() {
        Walk burst = Walk.of("urban-seven-steps", "event:04/02", at("2026-11-28T23:00"));
        burst.by(Role.ACCEPTOR).does("accept").by(Role.SHIFT_LEAD).does("file");
        burst.by(Role.DISPATCHER).says(Walk.department("wat")).does("dispatch");

        assertThat(burst.dueAt()).isEqualTo(at("2026-11-29T01:00"));
    }

    @Test
    void aSuspensionStopsTheClock() {
        processing();
        walk.now += HOUR / 2;
        walk.by(Role.SHIFT_LEAD).says(Walk.reason("等施工许可")).does("suspend");
        assertThat(walk.dueAt()).isNull();
        walk.now = at("2026-11-25T10:00");
        walk.does("resume");

        assertThat(walk.dueAt()).isEqualTo(at("2026-11-25T11:30"));
    }

    @Test
    void anExtensionIsAskedForGrantedAndMovesTheDueTime() {
        processing();
        assertThat(walk.by(Role.SHIFT_LEAD).refusal("grant-extension"))
                .isEqualTo(Why.NO_EXTENSION_REQUESTED);
        walk.by(Role.HANDLER).of("urb").says(Walk.extension(8)).does("request-extension");
        assertThat(walk.says(Walk.extension(8)).refusal("request-extension"))
                .isEqualTo(Why.EXTENSION_PENDING);
        assertThat(walk.refusal("grant-extension")).isEqualTo(Why.ROLE_MISSING);
        walk.by(Role.SHIFT_LEAD).does("grant-extension");

        // Two hours and eight more: one hour of them on the next day.
        assertThat(walk.dueAt()).isEqualTo(at("2026-11-24T10:00"));
        assertThat(walk.state.extensions()).isEqualTo(1);
        assertThat(walk.state.extensionHours()).isNull();
    }

    @Test
    void aReworkIsCountedAndUsesWhatIsLeftOfTheTime() {
        verifying();
        walk.now += 3 * HOUR;
        walk.by(Role.VERIFIER).says(Walk.reason("未清净")).does("rework");

        assertThat(walk.state.stage()).isEqualTo("PROCESSING");
        assertThat(walk.state.reworks()).isEqualTo(1);
        assertThat(walk.dueAt()).isEqualTo(walk.now + 2 * HOUR);
        assertThat(walk.state.milestones()).doesNotContainKey(Stage.Milestone.HANDLED);
    }

    @Test
    void whatIsHandledTooLateStaysLateAndIsToldOnce() {
        processing();
        walk.now += 3 * HOUR;
        walk.by(Role.SHIFT_LEAD).says(Walk.note("抓紧")).does("supervise");
        walk.withPhoto().by(Role.HANDLER).of("urb").says(Walk.result("完")).does("report-back");

        assertThat(walk.state.late()).isTrue();
        assertThat(walk.actions()).containsOnlyOnce("overdue");
        assertThat(walk.history.get(walk.actions().indexOf("overdue")).at())
                .isEqualTo(MONDAY_NINE + 2 * HOUR);
    }

    @Test
    void aReturnTakesTheCaseFromItsDepartment() {
        dispatched();
        walk.by(Role.HANDLER).of("urb").says(Walk.reason("非本部门职责")).does("return");

        assertThat(walk.state.department()).isNull();
        assertThat(walk.state.returns()).isEqualTo(1);
        assertThat(walk.dueAt()).isNull();
        walk.by(Role.DISPATCHER).says(Walk.department("wat")).does("dispatch");
        assertThat(walk.state.department()).isEqualTo("wat");
    }

    @Test
    void anotherDepartmentDoesNotInheritARequestForMoreTime() {
        processing();
        walk.says(Walk.extension(8)).does("request-extension");
        walk.by(Role.DISPATCHER).says(Walk.department("wat")).does("redispatch");

        assertThat(walk.state.extensionHours()).isNull();
    }

    @Test
    void supervisionHasAClockOfItsOwnAndEndsWithTheCase() {
        verifying();
        walk.by(Role.SHIFT_LEAD).says(Walk.note("领导批示")).does("supervise");
        assertThat(walk.state.supervision())
                .isEqualTo(
                        new Supervision("SHIFT_LEAD", MONDAY_NINE, MONDAY_NINE + 4 * HOUR, "领导批示"));
        assertThat(walk.says(Walk.note("再催")).refusal("supervise"))
                .isEqualTo(Why.ALREADY_SUPERVISED);
        walk.by(Role.VERIFIER).does("close");

        assertThat(walk.state.supervision()).isNull();
        assertThat(walk.state.supervised()).isTrue();
    }

    @Test
    void aCaseOfAnAlertIsFiledByWhoeverOpensIt() {
        Walk alert = Walk.ofAlert("urban-seven-steps", "event:04/06", "duty", MONDAY_NINE);

        assertThat(alert.state.stage()).isEqualTo("FILED");
        assertThat(alert.actions()).containsExactly("report", "accept", "file");
        assertThat(alert.history).extracting(CaseEvent::actor).containsOnly("duty");
    }

    @Test
    void theEcologicalLoopClosesOnlyWithTheSignalBackUnderItsLimit() {
        Walk loop = Walk.ofAlert("eco-closed-loop", "event:03/02", "duty", MONDAY_NINE);
        loop.by(Role.DUTY_OFFICER).says(Walk.result("属实")).does("judge");
        loop.by(Role.DISPATCHER).says(Walk.department("eco")).does("dispatch");
        loop.by(Role.HANDLER).of("eco").says(Walk.result("责令停工")).does("enforce");
        loop.by(Role.VERIFIER);

        assertThat(loop.refusal("close")).as("no alert").isEqualTo(Why.GATE_CLOSED);
        assertThat(loop.alert(true, null).refusal("close")).isEqualTo(Why.GATE_CLOSED);
        long cleared = loop.now - 4 * HOUR + 1;
        assertThat(loop.alert(false, cleared).refusal("close")).isEqualTo(Why.GATE_CLOSED);
        loop.now++;
        loop.does("close");
        assertThat(loop.state.stage()).isEqualTo("CLOSED");
    }

    @Test
    void anEmergencyClosesOnlyAfterItsReviewAndItsTasks() {
        Walk chain = Walk.ofAlert("emergency-chain", "domain:emergency", "duty", MONDAY_NINE);
        chain.by(Role.SHIFT_LEAD).says(Walk.result("险情排除"));
        assertThat(chain.refusal("end-response")).isEqualTo(Why.TASKS_OPEN);
        chain.completes("notify-public").does("end-response");
        chain.completes("recovery-plan");

        assertThat(chain.by(Role.VERIFIER).refusal("close")).isEqualTo(Why.GATE_CLOSED);
        chain.by(Role.EVALUATOR).says(Walk.result("复盘报告")).does("review");
        chain.by(Role.VERIFIER).does("close");
        assertThat(chain.state.stage()).isEqualTo("CLOSED");
    }
}
