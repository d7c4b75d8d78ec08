package city.chengyun.opscenter.incidents.web;

import city.chengyun.opscenter.alerts.AlertIncidents;
import city.chengyun.opscenter.incidents.internal.IncidentDesk;
import city.chengyun.opscenter.incidents.internal.IncidentEvent;
import city.chengyun.opscenter.incidents.internal.IncidentReader;
import city.chengyun.opscenter.incidents.internal.IncidentView;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, shows, acknowledges, merges and splits incidents. */
@RestController
@RequestMapping("/api/incidents")
class IncidentController {

    private static final Set<String> STATES = Set.of("open", "closed", "all");

    private final IncidentReader reader;
    private final IncidentDesk desk;

    IncidentController(IncidentReader reader, IncidentDesk desk) {
        this.reader = reader;
        this.desk = desk;
    }

    record NoteBody(@Nullable @Size(max = 500) String note) {}

    record MergeBody(long into, @NotBlank @Size(max = 500) String reason) {}

    record SplitBody(
            @NotNull @Size(min = 1, max = 500) List<@NotBlank String> alerts,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    Page<IncidentView> list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (!STATES.contains(state)) {
            throw Problem.invalid("unknown-state", "There is no state " + state);
        }
        Optional<String> wanted =
                Optional.of(state.toUpperCase(Locale.ROOT)).filter(code -> !code.equals("ALL"));
        return reader.list(account, wanted, page, size);
    }

    @GetMapping("/{number}")
    IncidentView get(@AuthenticationPrincipal Account account, @PathVariable long number) {
        return reader.getVisible(account, number);
    }

    @GetMapping("/{number}/symptoms")
    Page<IncidentView.Symptom> symptoms(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        reader.getVisible(account, number);
        return reader.listSymptoms(account, number, page, size);
    }

    @GetMapping("/{number}/timeline")
    List<IncidentEvent> timeline(
            @AuthenticationPrincipal Account account, @PathVariable long number) {
        reader.getVisible(account, number);
        return reader.listTimeline(number);
    }

    /** Takes all alerts of it that nobody has. */
    @PostMapping("/{number}/acknowledgement")
    AlertIncidents.Taken acknowledge(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @Valid @RequestBody(required = false) @Nullable NoteBody body) {
        @Nullable String note = body == null ? null : body.note();
        return desk.acknowledge(
                account, number, note == null || note.isBlank() ? null : note.strip());
    }

    @PostMapping("/{number}/merge")
    IncidentView merge(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @Valid @RequestBody MergeBody body) {
        desk.merge(account, number, body.into(), body.reason().strip());
        return reader.getVisible(account, body.into());
    }

    @PostMapping("/{number}/split")
    IncidentView split(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @Valid @RequestBody SplitBody body) {
        desk.split(account, number, body.alerts(), body.reason().strip());
        return reader.getVisible(account, number);
    }
}
