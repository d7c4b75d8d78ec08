package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.SessionEnded;
import city.chengyun.opscenter.party.internal.LogIn;
import city.chengyun.opscenter.party.internal.PartyProperties;
import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Log in, log out, and who is logged in. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final LogIn logIn;
    private final SessionOpening opening;
    private final PartyProperties properties;
    private final ApplicationEventPublisher events;

    SessionController(
            LogIn logIn,
            SessionOpening opening,
            PartyProperties properties,
            ApplicationEventPublisher events) {
        this.logIn = logIn;
        this.opening = opening;
        this.properties = properties;
        this.events = events;
    }

    record LogInRequest(
            @NotBlank @Size(max = 64) String username,
            @NotNull @Size(max = 256) String password,
            @Nullable @Size(max = 32) String code) {}

    record Hint(String passwordFile) {}

    @GetMapping
    SessionView current(@AuthenticationPrincipal Account account) {
        return SessionView.of(account);
    }

    @PostMapping
    SessionView open(
            @Valid @RequestBody LogInRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account =
                logIn.check(body.username(), body.password(), body.code(), request.getRemoteAddr());
        opening.open(account, request, response);
        return SessionView.of(account);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@AuthenticationPrincipal @Nullable Account account, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            if (account != null) {
                logIn.leave(account);
            }
            String id = session.getId();
            session.invalidate();
            events.publishEvent(new SessionEnded(id));
        }
    }

    /**
     * Where the generated passwords are; told on the machine itself and on a demonstration only.
     */
    @GetMapping("/hint")
    Hint hint(HttpServletRequest request) {
        if (!properties.demo() || properties.passwordFile() == null || !isLocal(request)) {
            throw Problem.notFound("hint", "here");
        }
        return new Hint(properties.passwordFile().toString());
    }

    private static boolean isLocal(HttpServletRequest request) {
        boolean forwarded =
                request.getHeader("Forwarded") != null
                        || request.getHeader("X-Forwarded-For") != null;
        return !forwarded && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1");
    }
}
