package city.chengyun.opscenter.duty.web;

import city.chengyun.opscenter.duty.internal.Contact;
import city.chengyun.opscenter.duty.internal.NoticeDesk;
import city.chengyun.opscenter.duty.internal.NoticeDesk.Inbox;
import city.chengyun.opscenter.duty.internal.NoticeDesk.Story;
import city.chengyun.opscenter.party.Account;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people are told, and where they are reached. */
@RestController
@RequestMapping("/api/duty")
class NoticeController {

    private final NoticeDesk desk;

    NoticeController(NoticeDesk desk) {
        this.desk = desk;
    }

    record ReadBody(@Positive long upTo) {}

    record ContactBody(
            @Nullable @Email @Size(max = 254) String email,
            @Nullable @Pattern(regexp = "\\+?[0-9][0-9 -]{4,29}") String phone) {}

    @GetMapping("/notices")
    Inbox inbox(@AuthenticationPrincipal Account account) {
        return desk.inbox(account);
    }

    @PostMapping("/notices/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@AuthenticationPrincipal Account account, @Valid @RequestBody ReadBody body) {
        desk.markRead(account, body.upTo());
    }

    @GetMapping("/contact")
    Contact contact(@AuthenticationPrincipal Account account) {
        return desk.contact(account);
    }

    @PutMapping("/contact")
    Contact change(@AuthenticationPrincipal Account account, @Valid @RequestBody ContactBody body) {
        return desk.change(account, new Contact(body.email(), body.phone()));
    }

    @GetMapping("/alerts/{id}")
    Story story(@AuthenticationPrincipal Account account, @PathVariable String id) {
        return desk.story(account, id);
    }
}
