package city.chengyun.opscenter.warnings.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.warnings.internal.WarningContent;
import city.chengyun.opscenter.warnings.internal.WarningDesk;
import city.chengyun.opscenter.warnings.internal.WarningEvent;
import city.chengyun.opscenter.warnings.internal.WarningEvents;
import city.chengyun.opscenter.warnings.internal.WarningView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts, approves, publishes, updates and lifts warnings to the public. */
@RestController
@RequestMapping("/api/warnings")
class WarningController {

    private final WarningDesk desk;
    private final WarningEvents events;

    WarningController(WarningDesk desk, WarningEvents events) {
        this.desk = desk;
        this.events = events;
    }

    record Edit(int revision, @NotNull @Valid WarningContent content) {}

    record Step(int revision) {}

    record ReasonedStep(int revision, @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    List<WarningView> list() {
        return desk.list();
    }

    @GetMapping("/events")
    List<WarningEvent> events() {
        return events.list();
    }

    @GetMapping("/{id}")
    WarningView get(@PathVariable String id) {
        return desk.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WarningView draft(
            @AuthenticationPrincipal Account account, @Valid @RequestBody WarningContent content) {
        return desk.draft(account, content);
    }

    @PutMapping("/{id}/draft")
    WarningView edit(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody Edit edit) {
        return desk.edit(account, id, edit.revision(), edit.content());
    }

    @PostMapping("/{id}/submission")
    WarningView submit(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody Step step) {
        return desk.submit(account, id, step.revision());
    }

    @PostMapping("/{id}/approval")
    WarningView approve(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody Step step) {
        return desk.approve(account, id, step.revision());
    }

    @PostMapping("/{id}/rejection")
    WarningView reject(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody ReasonedStep step) {
        return desk.reject(account, id, step.revision(), step.reason().strip());
    }

    @PostMapping("/{id}/withdrawal")
    WarningView drop(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody Step step) {
        return desk.drop(account, id, step.revision());
    }

    @PostMapping("/{id}/update")
    WarningView update(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody Step step) {
        return desk.update(account, id, step.revision());
    }

    @PostMapping("/{id}/lifting")
    WarningView lift(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody ReasonedStep step) {
        return desk.lift(account, id, step.revision(), step.reason().strip());
    }
}
