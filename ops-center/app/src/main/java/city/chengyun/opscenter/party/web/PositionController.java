package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Positions.Holding;
import city.chengyun.opscenter.party.Positions.Kind;
import city.chengyun.opscenter.party.internal.PositionDesk;
import city.chengyun.opscenter.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Heads and chief data officers of departments. */
@RestController
@RequestMapping("/api/departments")
class PositionController {

    private final PositionDesk desk;

    PositionController(PositionDesk desk) {
        this.desk = desk;
    }

    record HolderBody(@NotBlank @Size(max = 64) String username) {}

    @GetMapping("/positions")
    List<Holding> list() {
        return desk.listCurrent();
    }

    @GetMapping("/{id}/positions")
    List<Holding> listOf(@PathVariable String id) {
        return desk.listOf(id);
    }

    @PutMapping("/{id}/positions/{kind}")
    Holding give(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @PathVariable String kind,
            @Valid @RequestBody HolderBody body) {
        return desk.give(account, id, kind(kind), body.username().strip());
    }

    @DeleteMapping("/{id}/positions/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @PathVariable String kind) {
        desk.take(account, id, kind(kind));
    }

    private static Kind kind(String code) {
        return Kind.find(code).orElseThrow(() -> Problem.notFound("position", code));
    }
}
