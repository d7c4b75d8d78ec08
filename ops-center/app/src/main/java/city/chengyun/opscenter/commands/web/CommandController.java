package city.chengyun.opscenter.commands.web;

import city.chengyun.opscenter.commands.internal.CommandDesk;
import city.chengyun.opscenter.commands.internal.CommandView;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.RecentPassword;
import city.chengyun.opscenter.problem.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives commands to devices, takes them back and shows their stories. */
@RestController
class CommandController {

    private final CommandDesk desk;
    private final RecentPassword recentPassword;

    CommandController(CommandDesk desk, RecentPassword recentPassword) {
        this.desk = desk;
        this.recentPassword = recentPassword;
    }

    /**
     * @param seconds how long the device may take; null for three times as long as usual
     */
    record CommandBody(
            @NotBlank @Size(max = 64) String name,
            @Nullable @Size(max = 16) Map<String, Object> args,
            @Nullable Integer seconds,
            @Nullable @Size(max = 64) String caseNumber) {}

    /** A dangerous one needs the password again, within the last minutes and in this session. */
    @PostMapping("/api/devices/{id}/commands")
    @ResponseStatus(HttpStatus.CREATED)
    CommandView issue(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody CommandBody body,
            HttpServletRequest request) {
        if (desk.isDangerous(account, id, body.name())) {
            recentPassword.require(account, request);
        }
        @Nullable Integer seconds = body.seconds();
        return desk.issue(
                account,
                id,
                new CommandDesk.Wanted(
                        body.name(),
                        body.args() == null ? Map.of() : body.args(),
                        seconds == null ? null : Duration.ofSeconds(seconds),
                        body.caseNumber(),
                        null));
    }

    @GetMapping("/api/devices/{id}/commands")
    Page<CommandView> list(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return desk.list(account, id, page, size);
    }

    @GetMapping("/api/commands/{id}")
    CommandView get(@AuthenticationPrincipal Account account, @PathVariable String id) {
        return desk.get(account, id);
    }

    @DeleteMapping("/api/commands/{id}")
    CommandView cancel(@AuthenticationPrincipal Account account, @PathVariable String id) {
        return desk.cancel(account, id);
    }
}
