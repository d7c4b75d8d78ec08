package city.chengyun.opscenter.duty.web;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.duty.internal.Handover;
import city.chengyun.opscenter.duty.internal.HandoverDesk;
import city.chengyun.opscenter.party.Account;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The change of shifts. */
@RestController
@RequestMapping("/api/duty/handovers")
class HandoverController {

    private final HandoverDesk desk;

    HandoverController(HandoverDesk desk) {
        this.desk = desk;
    }

    record NoteBody(@NotBlank @Size(max = 2000) String note) {}

    /**
     * @param open what lasts now, the most pressing first
     * @param handovers the newest first
     */
    record Change(List<AlertView> open, List<Handover> handovers) {}

    @GetMapping
    Change show(@AuthenticationPrincipal Account account) {
        return new Change(desk.listOpen(account), desk.list());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Handover give(@AuthenticationPrincipal Account account, @Valid @RequestBody NoteBody body) {
        return desk.give(account, body.note().strip());
    }

    @PostMapping("/{number}/taking")
    Handover take(@AuthenticationPrincipal Account account, @PathVariable long number) {
        return desk.take(account, number);
    }
}
