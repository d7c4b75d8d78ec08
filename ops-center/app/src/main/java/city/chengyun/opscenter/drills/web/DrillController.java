package city.chengyun.opscenter.drills.web;

import city.chengyun.opscenter.drills.internal.Drill;
import city.chengyun.opscenter.drills.internal.DrillDesk;
import city.chengyun.opscenter.drills.internal.DrillDesk.Report;
import city.chengyun.opscenter.party.Account;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drills and their scores. */
@RestController
@RequestMapping("/api/drills")
class DrillController {

    private final DrillDesk desk;

    DrillController(DrillDesk desk) {
        this.desk = desk;
    }

    record DrillBody(@NotBlank @Size(max = 100) String name) {}

    /**
     * @param goingOn null if none does
     */
    record Drills(@Nullable Drill goingOn, List<Drill> drills) {}

    @GetMapping
    Drills list() {
        return new Drills(desk.findGoingOn(), desk.list());
    }

    @GetMapping("/{number}")
    Report get(@AuthenticationPrincipal Account account, @PathVariable long number) {
        return desk.get(account, number);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Drill begin(@AuthenticationPrincipal Account account, @Valid @RequestBody DrillBody body) {
        return desk.begin(account, body.name().strip());
    }

    @PostMapping("/{number}/end")
    Report end(@AuthenticationPrincipal Account account, @PathVariable long number) {
        return desk.end(account, number);
    }
}
