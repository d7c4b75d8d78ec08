package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.party.internal.AccountAdministration;
import city.chengyun.opscenter.party.internal.AccountChange;
import city.chengyun.opscenter.party.internal.AccountDraft;
import city.chengyun.opscenter.party.internal.AccountFilter;
import city.chengyun.opscenter.party.internal.AccountView;
import city.chengyun.opscenter.problem.Page;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for the security administrator alone. */
@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private final AccountAdministration administration;

    AccountController(AccountAdministration administration) {
        this.administration = administration;
    }

    /** A password that the hub made, told once. */
    record OneTimePassword(String username, String password) {

        @Override
        public String toString() {
            return "OneTimePassword[" + username + "]"; // never the secret
        }
    }

    record Created(AccountView account, String password) {

        @Override
        public String toString() {
            return "Created[" + account.username() + "]"; // never the secret
        }
    }

    @GetMapping
    Page<AccountView> list(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable Role role,
            @RequestParam @Nullable String department,
            @RequestParam @Nullable String district,
            @RequestParam AccountView.@Nullable State state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return administration.list(
                new AccountFilter(blankToNull(q), role, department, district, state), page, size);
    }

    @GetMapping("/{username}")
    AccountView get(@PathVariable String username) {
        return administration.get(username);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Created create(@AuthenticationPrincipal Account actor, @RequestBody AccountDraft draft) {
        String password = administration.create(actor, draft);
        String username = String.valueOf(draft.username()).strip().toLowerCase(Locale.ROOT);
        return new Created(administration.get(username), password);
    }

    @PatchMapping("/{username}")
    AccountView change(
            @AuthenticationPrincipal Account actor,
            @PathVariable String username,
            @RequestBody AccountChange change) {
        administration.change(actor, username, change);
        return administration.get(username);
    }

    /** Accounts are never removed, since the ledger names them: this disables. */
    @DeleteMapping("/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@AuthenticationPrincipal Account actor, @PathVariable String username) {
        administration.change(actor, username, new AccountChange(null, null, null, null, false));
    }

    @PostMapping("/{username}/password")
    OneTimePassword resetPassword(
            @AuthenticationPrincipal Account actor, @PathVariable String username) {
        return new OneTimePassword(username, administration.resetPassword(actor, username));
    }

    @DeleteMapping("/{username}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@AuthenticationPrincipal Account actor, @PathVariable String username) {
        administration.unlock(actor, username);
    }

    @DeleteMapping("/{username}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetSecondFactor(@AuthenticationPrincipal Account actor, @PathVariable String username) {
        administration.resetSecondFactor(actor, username);
    }

    @DeleteMapping("/{username}/identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void releaseIdentity(@AuthenticationPrincipal Account actor, @PathVariable String username) {
        administration.releaseIdentity(actor, username);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
