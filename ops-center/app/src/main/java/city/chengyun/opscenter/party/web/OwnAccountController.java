package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.internal.OwnAccount;
import city.chengyun.opscenter.party.internal.Passwords;
import city.chengyun.opscenter.party.internal.SecondFactors;
import city.chengyun.opscenter.party.internal.SessionReauthentication;
import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people do with their own log-in: password and second factor. */
@RestController
@RequestMapping("/api/session")
class OwnAccountController {

    private final OwnAccount own;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final SessionOpening opening;
    private final SessionReauthentication reauthentication;

    OwnAccountController(
            OwnAccount own,
            Passwords passwords,
            SecondFactors secondFactors,
            SessionOpening opening,
            SessionReauthentication reauthentication) {
        this.own = own;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.opening = opening;
        this.reauthentication = reauthentication;
    }

    record PasswordRequest(
            @NotNull @Size(max = 256) String current, @NotNull @Size(max = 256) String next) {}

    record PasswordAgain(@NotNull @Size(max = 256) String password) {}

    record CodeRequest(@NotNull @Size(max = 32) String code) {}

    record RemovalRequest(
            @NotNull @Size(max = 256) String password, @NotNull @Size(max = 32) String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    /**
     * @param until when the password is asked for again, epoch milliseconds
     */
    record Reauthenticated(long until) {}

    /** Gives the password again, as dangerous acts require. */
    @PostMapping("/reauthenticate")
    Reauthenticated reauthenticate(
            @AuthenticationPrincipal Account account,
            @Valid @RequestBody PasswordAgain body,
            HttpServletRequest request) {
        return new Reauthenticated(
                reauthentication.reauthenticate(account, body.password(), request));
    }

    /** How safe the log-in is. */
    @GetMapping("/safety")
    OwnAccount.Safety safety(@AuthenticationPrincipal Account account) {
        return own.safety(account);
    }

    @PutMapping("/password")
    SessionView changePassword(
            @AuthenticationPrincipal Account account,
            @Valid @RequestBody PasswordRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "not-logged-in", "Log in first");
        }
        Account changed =
                passwords.change(
                        account,
                        body.current(),
                        body.next(),
                        session.getId(),
                        request.getRemoteAddr());
        if (account.passwordChangeNeeded()) {
            // More rights than before need a new session.
            opening.open(changed, request, response);
        }
        return SessionView.of(changed);
    }

    @PostMapping("/second-factor")
    SecondFactors.Enrolled enrol(
            @AuthenticationPrincipal Account account,
            @Valid @RequestBody PasswordAgain body,
            HttpServletRequest request) {
        return secondFactors.enrol(account, body.password(), request.getRemoteAddr());
    }

    @PostMapping("/second-factor/confirmation")
    RecoveryCodes confirm(
            @AuthenticationPrincipal Account account, @Valid @RequestBody CodeRequest body) {
        return new RecoveryCodes(secondFactors.confirm(account, body.code()));
    }

    @PostMapping("/second-factor/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @AuthenticationPrincipal Account account,
            @Valid @RequestBody RemovalRequest body,
            HttpServletRequest request) {
        secondFactors.remove(account, body.password(), body.code(), request.getRemoteAddr());
    }
}
