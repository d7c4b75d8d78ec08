package city.chengyun.opscenter.duty.web;

import city.chengyun.opscenter.duty.internal.RosterDesk;
import city.chengyun.opscenter.duty.internal.RosterDesk.Week;
import city.chengyun.opscenter.duty.internal.StoredShift;
import city.chengyun.opscenter.duty.roster.Post;
import city.chengyun.opscenter.duty.roster.Shift;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows and plans who is on duty. */
@RestController
@RequestMapping("/api/duty")
class RosterController {

    private final RosterDesk desk;

    RosterController(RosterDesk desk) {
        this.desk = desk;
    }

    /** Times are {@code HH:mm} in Asia/Shanghai, days ISO dates. */
    record ShiftBody(
            @NotBlank @Size(max = 64) String username,
            @NotNull Post post,
            @Nullable @Size(max = 6) String adcode,
            @Nullable @Size(max = 64) String domain,
            @NotNull @Size(min = 1, max = 7) Set<@NotNull DayOfWeek> days,
            @NotNull LocalTime begin,
            @NotNull LocalTime end,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    record ShiftView(
            long number,
            String username,
            Post post,
            @Nullable String adcode,
            @Nullable String domain,
            List<DayOfWeek> days,
            String begin,
            String end,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {

        static ShiftView of(StoredShift stored) {
            Shift shift = stored.shift();
            return new ShiftView(
                    stored.number(),
                    shift.username(),
                    shift.post(),
                    shift.adcode(),
                    shift.domain(),
                    shift.days().stream().sorted().toList(),
                    shift.begin().toString(),
                    shift.end().toString(),
                    shift.firstDay(),
                    shift.lastDay());
        }
    }

    /** Times are epoch milliseconds. */
    record TurnView(long shift, long begin, long end) {}

    record GapView(long begin, long end, boolean whole, List<String> districts) {}

    record WeekView(
            LocalDate firstDay,
            List<ShiftView> shifts,
            List<TurnView> turns,
            List<GapView> gaps,
            Set<Long> now) {

        static WeekView of(Week week) {
            return new WeekView(
                    week.firstDay(),
                    week.shifts().stream().map(ShiftView::of).toList(),
                    week.turns().stream()
                            .map(
                                    turn ->
                                            new TurnView(
                                                    turn.shift(),
                                                    turn.time().begin().toEpochMilli(),
                                                    turn.time().end().toEpochMilli()))
                            .toList(),
                    week.gaps().stream()
                            .map(
                                    gap ->
                                            new GapView(
                                                    gap.time().begin().toEpochMilli(),
                                                    gap.time().end().toEpochMilli(),
                                                    gap.whole(),
                                                    gap.districts()))
                            .toList(),
                    week.now());
        }
    }

    /** The seven days from one on, today if none is named. */
    @GetMapping("/roster")
    WeekView week(@RequestParam(required = false) @Nullable LocalDate from) {
        return WeekView.of(desk.week(from == null ? desk.today() : from));
    }

    @PostMapping("/shifts")
    @ResponseStatus(HttpStatus.CREATED)
    ShiftView plan(@AuthenticationPrincipal Account account, @Valid @RequestBody ShiftBody body) {
        return ShiftView.of(desk.plan(account, shift(body)));
    }

    @DeleteMapping("/shifts/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Account account, @PathVariable long number) {
        desk.end(account, number);
    }

    private Shift shift(ShiftBody body) {
        try {
            return new Shift(
                    body.username(),
                    body.post(),
                    body.adcode(),
                    body.domain(),
                    body.days(),
                    body.begin(),
                    body.end(),
                    body.firstDay() == null ? desk.today() : body.firstDay(),
                    body.lastDay());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("bad-shift", String.valueOf(e.getMessage()));
        }
    }
}
