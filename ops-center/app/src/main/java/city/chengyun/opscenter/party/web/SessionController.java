package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
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
    private final PartyProperties properties;
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy onLogIn;
    private final ApplicationEventPublisher events;

    SessionController(
            LogIn logIn,
            PartyProperties properties,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy onLogIn,
            ApplicationEventPublisher events) {
        this.logIn = logIn;
        this.properties = properties;
        this.contexts = contexts;
        this.onLogIn = onLogIn;
        this.events = events;
    }

    record LogInRequest(
            @NotBlank @Size(max = 64) String username, @NotNull @Size(max = 256) String password) {}

    record SessionView(
            String username,
            String displayName,
            List<Role> roles,
            @Nullable List<String> adcodes,
            @Nullable String department) {

        static SessionView of(Account account) {
            return new SessionView(
                    account.username(),
                    account.displayName(),
                    account.roles().stream().sorted().toList(),
                    account.adcodes(),
                    account.department());
        }
    }

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
        Account account = logIn.check(body.username(), body.password(), request.getRemoteAddr());
        String[] authorities =
                account.roles().stream().map(role -> "ROLE_" + role).toArray(String[]::new);
        Authentication authentication =
                UsernamePasswordAuthenticationToken.authenticated(
                        account, null, AuthorityUtils.createAuthorityList(authorities));
        // A session begins at its log-in: nothing of an earlier one, not even its age, lives on.
        HttpSession earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        onLogIn.onAuthentication(authentication, request, response);
        sendCsrfToken(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        contexts.saveContext(context, request, response);
        return SessionView.of(account);
    }

    /** Tokens are made when they are asked for; the client needs the new one with this answer. */
    private static void sendCsrfToken(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
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
