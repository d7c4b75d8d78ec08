package city.chengyun.opscenter.incidents.web;

import city.chengyun.opscenter.incidents.internal.SilenceDesk;
import city.chengyun.opscenter.incidents.silence.Scope;
import city.chengyun.opscenter.incidents.silence.Silence;
import city.chengyun.opscenter.incidents.silence.Weekly;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists, makes and ends silences and maintenance windows. */
@RestController
@RequestMapping("/api/silences")
class SilenceController {

    private final SilenceDesk desk;

    SilenceController(SilenceDesk desk) {
        this.desk = desk;
    }

    record ScopeBody(
            @Nullable @Size(max = 64) String device,
            @Nullable @Size(max = 64) String kind,
            @Nullable @Size(max = 64) String domain,
            @Nullable @Size(max = 6) String adcode,
            @Nullable @Size(max = 64) String rule) {}

    record WeeklyBody(
            @NotNull @Size(min = 1, max = 7) Set<@NotNull DayOfWeek> days,
            @NotNull LocalTime begin,
            @NotNull LocalTime end) {}

    record SilenceBody(
            Silence.@NotNull Kind kind,
            @NotNull @Valid ScopeBody scope,
            @Nullable Long begins,
            long ends,
            @Nullable @Valid WeeklyBody weekly,
            @NotBlank @Size(max = 500) String reason) {}

    /** Times are epoch milliseconds, those of the day {@code HH:mm} in Asia/Shanghai. */
    record SilenceView(
            long number,
            Silence.Kind kind,
            Scope scope,
            long begins,
            long ends,
            @Nullable WeeklyView weekly,
            String author,
            String reason,
            @Nullable Long endedAt,
            @Nullable String endedBy,
            boolean holds) {

        static SilenceView of(SilenceDesk.View view) {
            Silence silence = view.silence();
            return new SilenceView(
                    silence.number(),
                    silence.kind(),
                    silence.scope(),
                    silence.begins(),
                    silence.ends(),
                    silence.weekly() == null ? null : WeeklyView.of(silence.weekly()),
                    silence.author(),
                    silence.reason(),
                    silence.endedAt(),
                    silence.endedBy(),
                    view.holds());
        }
    }

    record WeeklyView(List<DayOfWeek> days, String begin, String end) {

        static WeeklyView of(Weekly weekly) {
            return new WeeklyView(
                    List.copyOf(new TreeSet<>(weekly.days())),
                    weekly.begin().toString(),
                    weekly.end().toString());
        }
    }

    @GetMapping
    List<SilenceView> list(@AuthenticationPrincipal Account account) {
        return desk.list(account).stream().map(SilenceView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SilenceView make(
            @AuthenticationPrincipal Account account, @Valid @RequestBody SilenceBody body) {
        return SilenceView.of(desk.make(account, wanted(body)));
    }

    @PostMapping("/{number}/end")
    SilenceView end(@AuthenticationPrincipal Account account, @PathVariable long number) {
        return SilenceView.of(desk.end(account, number));
    }

    private static SilenceDesk.Wanted wanted(SilenceBody body) {
        ScopeBody scope = body.scope();
        @Nullable WeeklyBody weekly = body.weekly();
        try {
            return new SilenceDesk.Wanted(
                    body.kind(),
                    new Scope(
                            scope.device(),
                            scope.kind(),
                            scope.domain(),
                            scope.adcode(),
                            scope.rule()),
                    body.begins(),
                    body.ends(),
                    weekly == null ? null : new Weekly(weekly.days(), weekly.begin(), weekly.end()),
                    body.reason().strip());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("bad-silence", String.valueOf(e.getMessage()));
        }
    }
}
