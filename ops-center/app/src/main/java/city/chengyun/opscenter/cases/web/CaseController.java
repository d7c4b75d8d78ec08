package city.chengyun.opscenter.cases.web;

import city.chengyun.contract.LngLat;
import city.chengyun.opscenter.cases.engine.Inputs;
import city.chengyun.opscenter.cases.internal.Acting;
import city.chengyun.opscenter.cases.internal.AlertOpening;
import city.chengyun.opscenter.cases.internal.CaseDetails;
import city.chengyun.opscenter.cases.internal.Opened;
import city.chengyun.opscenter.cases.internal.Opening;
import city.chengyun.opscenter.cases.web.CaseViews.CaseView;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens cases, shows one, and takes its steps. */
@RestController
@RequestMapping("/api/cases")
class CaseController {

    private final Opening opening;
    private final AlertOpening alertOpening;
    private final Acting acting;
    private final CaseDetails details;

    CaseController(Opening opening, AlertOpening alertOpening, Acting acting, CaseDetails details) {
        this.opening = opening;
        this.alertOpening = alertOpening;
        this.acting = acting;
        this.details = details;
    }

    record NewCaseBody(
            @Nullable @Size(max = 64) String alertId,
            @Nullable Boolean link,
            @Nullable @Size(max = 64) String definition,
            @Nullable @JsonProperty("class") @Size(max = 32) String classCode,
            @Nullable @Size(max = 2000) String description,
            @Nullable LngLat position,
            @Nullable @Size(max = 64) String deviceId,
            @Nullable @Size(max = 64) String requestId) {}

    record ActionBody(
            @NotNull Integer revision,
            @Nullable @Size(max = 2000) String note,
            @Nullable @Size(max = 500) String reason,
            @Nullable @Size(max = 2000) String result,
            @Nullable @Size(max = 64) String department,
            @Nullable Integer hours) {

        Inputs inputs() {
            return new Inputs(text(note), text(reason), text(result), text(department), hours);
        }
    }

    record CommentBody(@NotBlank @Size(max = 2000) String note) {}

    record TaskBody(@NotNull Integer revision, @Nullable @Size(max = 2000) String note) {}

    @GetMapping("/{number}")
    CaseView get(@AuthenticationPrincipal Account account, @PathVariable String number) {
        return CaseViewMaker.view(details.get(account, number));
    }

    @PostMapping
    ResponseEntity<CaseView> open(
            @AuthenticationPrincipal Account account, @Valid @RequestBody NewCaseBody body) {
        Opened opened =
                body.alertId() == null
                        ? report(account, body)
                        : openOfAlert(account, body.alertId(), body);
        return ResponseEntity.status(opened.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(get(account, opened.number()));
    }

    private Opened openOfAlert(Account account, String alertId, NewCaseBody body) {
        if (!account.has(Role.DUTY_OFFICER)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "role-missing",
                    "Cases of alerts are opened by the duty officer");
        }
        return alertOpening.open(
                account, alertId, text(body.description()), Boolean.TRUE.equals(body.link()));
    }

    private Opened report(Account account, NewCaseBody body) {
        @Nullable String classCode = text(body.classCode());
        @Nullable String description = text(body.description());
        if (classCode == null || description == null) {
            throw Problem.invalid("bad-request", "class and description must not be blank");
        }
        return opening.report(
                account,
                new Opening.Report(
                        text(body.definition()),
                        classCode,
                        description,
                        body.position(),
                        text(body.deviceId()),
                        text(body.requestId())));
    }

    @PostMapping("/{number}/actions/{action}")
    CaseView act(
            @AuthenticationPrincipal Account account,
            @PathVariable String number,
            @PathVariable String action,
            @Valid @RequestBody ActionBody body) {
        acting.act(account, number, action, body.revision(), body.inputs());
        return afterAction(account, number);
    }

    /** What a handler returned is not theirs to see any more: the answer is the last they get. */
    private CaseView afterAction(Account account, String number) {
        return CaseViewMaker.view(details.getAfterOwnAction(account, number));
    }

    @PostMapping("/{number}/comments")
    CaseView comment(
            @AuthenticationPrincipal Account account,
            @PathVariable String number,
            @Valid @RequestBody CommentBody body) {
        acting.comment(account, number, body.note().strip());
        return get(account, number);
    }

    @PostMapping("/{number}/tasks/{task}/done")
    CaseView completeTask(
            @AuthenticationPrincipal Account account,
            @PathVariable String number,
            @PathVariable String task,
            @Valid @RequestBody TaskBody body) {
        acting.completeTask(account, number, task, body.revision(), text(body.note()));
        return get(account, number);
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
