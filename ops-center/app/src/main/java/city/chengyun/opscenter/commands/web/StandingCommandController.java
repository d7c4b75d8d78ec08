package city.chengyun.opscenter.commands.web;

import city.chengyun.opscenter.commands.internal.CommandView;
import city.chengyun.opscenter.commands.standing.Proposals;
import city.chengyun.opscenter.commands.standing.ProposedCommand;
import city.chengyun.opscenter.commands.standing.StandingCommand;
import city.chengyun.opscenter.commands.standing.StandingDesk;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.RecentPassword;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Standing commands of rules, and what they propose for an alert. */
@RestController
class StandingCommandController {

    private final StandingDesk desk;
    private final Proposals proposals;
    private final RecentPassword recentPassword;

    StandingCommandController(
            StandingDesk desk, Proposals proposals, RecentPassword recentPassword) {
        this.desk = desk;
        this.proposals = proposals;
        this.recentPassword = recentPassword;
    }

    /**
     * @param target null for the device of the alert
     * @param seconds null for three times as long as usual
     */
    record StandingBody(
            @NotBlank @Size(max = 64) String name,
            @Nullable @Size(max = 16) Map<String, Object> args,
            @Nullable @Size(max = 64) String target,
            @Nullable Integer seconds,
            boolean automatic) {}

    record DeclineBody(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping("/api/rules/{id}/commands")
    List<StandingCommand> list(@PathVariable String id) {
        return desk.list(id);
    }

    /** It commands devices while nobody looks, so the password is needed as for a dangerous one. */
    @PostMapping("/api/rules/{id}/commands")
    @ResponseStatus(HttpStatus.CREATED)
    StandingCommand make(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody StandingBody body,
            HttpServletRequest request) {
        recentPassword.require(account, request);
        return desk.make(
                account,
                id,
                new StandingDesk.Wanted(
                        body.name(),
                        body.args() == null ? Map.of() : body.args(),
                        body.target() == null || body.target().isBlank() ? null : body.target(),
                        body.seconds(),
                        body.automatic()));
    }

    @DeleteMapping("/api/rules/{id}/commands/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @PathVariable long number) {
        desk.end(account, id, number);
    }

    @GetMapping("/api/alerts/{id}/commands")
    List<ProposedCommand> listProposed(
            @AuthenticationPrincipal Account account, @PathVariable String id) {
        return proposals.list(account, id);
    }

    @PostMapping("/api/alerts/{id}/commands/{standing}")
    @ResponseStatus(HttpStatus.CREATED)
    CommandView give(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @PathVariable long standing,
            HttpServletRequest request) {
        if (proposals.isDangerous(account, id, standing)) {
            recentPassword.require(account, request);
        }
        return proposals.give(account, id, standing);
    }

    @PostMapping("/api/alerts/{id}/commands/{standing}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @PathVariable long standing,
            @Valid @RequestBody DeclineBody body) {
        proposals.decline(account, id, standing, body.reason());
    }
}
