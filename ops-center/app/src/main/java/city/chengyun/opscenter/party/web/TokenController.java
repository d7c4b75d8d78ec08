package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.internal.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own tokens. */
@RestController
@RequestMapping("/api/tokens")
class TokenController {

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param expiresAt epoch milliseconds, within a year
     * @param password the owner's, once more
     */
    record TokenRequest(
            @NotNull @Size(max = 256) String name,
            @NotNull @Size(max = 32) List<@NotNull String> roles,
            boolean readOnly,
            long expiresAt,
            @NotNull @Size(max = 256) String password) {}

    @GetMapping
    List<Tokens.TokenView> list(@AuthenticationPrincipal Account account) {
        return tokens.list(account);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Tokens.NewToken create(
            @AuthenticationPrincipal Account account,
            @Valid @RequestBody TokenRequest body,
            HttpServletRequest request) {
        Tokens.Wish wish =
                new Tokens.Wish(body.name(), body.roles(), body.readOnly(), body.expiresAt());
        return tokens.create(account, wish, body.password(), request.getRemoteAddr());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Account account, @PathVariable String id) {
        tokens.revoke(account, id);
    }
}
