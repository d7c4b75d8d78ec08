package city.chengyun.opscenter.alerts.web;

import city.chengyun.contract.Domain;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.internal.Acknowledging;
import city.chengyun.opscenter.alerts.internal.AlertQuery;
import city.chengyun.opscenter.alerts.internal.AlertReader;
import city.chengyun.opscenter.alerts.internal.Closing;
import city.chengyun.opscenter.alerts.internal.Remarks;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, shows, acknowledges and closes alerts, and keeps what people say about them. */
@RestController
@RequestMapping("/api/alerts")
class AlertController {

    private final AlertReader reader;
    private final Acknowledging acknowledging;
    private final Closing closing;
    private final Remarks remarks;

    AlertController(
            AlertReader reader, Acknowledging acknowledging, Closing closing, Remarks remarks) {
        this.reader = reader;
        this.acknowledging = acknowledging;
        this.closing = closing;
        this.remarks = remarks;
    }

    record AcknowledgementBody(@Nullable @Size(max = 500) String note) {}

    record AcknowledgementsBody(
            @NotNull @Size(min = 1, max = 500) List<@NotBlank String> ids,
            @NotBlank @Size(max = 500) String reason) {}

    record ClosureBody(@NotBlank @Size(max = 500) String resolution) {}

    record ClosuresBody(
            @NotNull @Size(min = 1, max = 500) List<@NotBlank String> ids,
            @NotBlank @Size(max = 500) String resolution) {}

    record CommentBody(@NotBlank @Size(max = 500) String note) {}

    record AssignmentBody(@NotBlank @Size(max = 64) String to) {}

    @GetMapping
    Page<AlertView> list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "active") String status,
            @RequestParam(defaultValue = "") List<String> severity,
            @RequestParam @Nullable String domain,
            @RequestParam @Nullable String district,
            @RequestParam @Nullable String device,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "false") boolean fold,
            @RequestParam @Nullable String mode,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Set<Severity> severities =
                severity.stream()
                        .map(code -> choice("severity", code, Severity::of))
                        .collect(Collectors.toUnmodifiableSet());
        AlertQuery query =
                new AlertQuery(
                        choice("status", status, code -> AlertQuery.Status.valueOf(upper(code))),
                        severities,
                        domain == null ? null : choice("domain", domain, Domain::of),
                        district,
                        device,
                        q == null || q.isBlank() ? null : q.strip(),
                        fold,
                        mode == null
                                ? null
                                : choice("mode", mode, code -> AlertMode.valueOf(upper(code))),
                        account.adcodes());
        return reader.list(query, page, size);
    }

    @GetMapping("/{id}")
    AlertView get(@AuthenticationPrincipal Account account, @PathVariable String id) {
        return reader.getVisible(account, id);
    }

    @GetMapping("/{id}/history")
    List<AlertReader.HistoryLine> history(
            @AuthenticationPrincipal Account account, @PathVariable String id) {
        return reader.listHistory(reader.getVisible(account, id).id().value());
    }

    @PostMapping("/{id}/acknowledgement")
    AlertView acknowledge(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable AcknowledgementBody body) {
        @Nullable String note = body == null ? null : body.note();
        return acknowledging.acknowledge(
                account, id, note == null || note.isBlank() ? null : note.strip());
    }

    /** Takes many at once, for one reason that is kept with each. */
    @PostMapping("/acknowledgements")
    Acknowledging.Result acknowledgeAll(
            @AuthenticationPrincipal Account account,
            @Valid @RequestBody AcknowledgementsBody body) {
        return acknowledging.acknowledgeAll(account, body.ids(), body.reason().strip());
    }

    @PostMapping("/{id}/closure")
    AlertView close(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody ClosureBody body) {
        return closing.close(account, id, body.resolution().strip());
    }

    /** Closes many at once; one thing helped them all. */
    @PostMapping("/closures")
    Closing.Result closeAll(
            @AuthenticationPrincipal Account account, @Valid @RequestBody ClosuresBody body) {
        return closing.closeAll(account, body.ids(), body.resolution().strip());
    }

    @PostMapping("/{id}/comments")
    AlertView comment(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody CommentBody body) {
        return remarks.comment(account, id, body.note().strip());
    }

    @PostMapping("/{id}/assignment")
    AlertView assign(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @Valid @RequestBody AssignmentBody body) {
        return remarks.assign(account, id, body.to().strip().toLowerCase(Locale.ROOT));
    }

    private static <T> T choice(String name, String given, Function<String, T> find) {
        try {
            return find.apply(given);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("unknown-" + name, "There is no " + name + " " + given);
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
