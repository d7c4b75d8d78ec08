package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Opens the session of an account; nothing of an earlier one, not even its age, lives on. */
@Component
class SessionOpening {

    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy onLogIn;

    SessionOpening(SecurityContextRepository contexts, SessionAuthenticationStrategy onLogIn) {
        this.contexts = contexts;
        this.onLogIn = onLogIn;
    }

    void open(Account account, HttpServletRequest request, HttpServletResponse response) {
        String[] authorities =
                account.roles().stream().map(role -> "ROLE_" + role).toArray(String[]::new);
        Authentication authentication =
                UsernamePasswordAuthenticationToken.authenticated(
                        account, null, AuthorityUtils.createAuthorityList(authorities));
        HttpSession earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        onLogIn.onAuthentication(authentication, request, response);
        sendCsrfToken(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        contexts.saveContext(context, request, response);
    }

    /** Tokens are made when they are asked for; the client needs the new one with this answer. */
    private static void sendCsrfToken(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }
}
