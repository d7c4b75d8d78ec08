package city.chengyun.opscenter.cases.web;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.cases.internal.Figure;
import city.chengyun.opscenter.cases.internal.FigureReader;
import city.chengyun.opscenter.cases.internal.FigureReader.By;
import city.chengyun.opscenter.cases.internal.FigureReader.Group;
import city.chengyun.opscenter.cases.internal.FigureReader.Share;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The figures of evaluation, each with the way to the cases behind it. */
@RestController
class FigureController {

    private static final Duration DEFAULT_SPAN = Duration.ofDays(30);

    private final FigureReader reader;
    private final Clock clock;

    FigureController(FigureReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    record FiguresView(long from, long to, String by, List<GroupView> groups) {}

    record GroupView(String key, @Nullable LocalizedText name, List<FigureView> figures) {}

    record FigureView(
            String figure,
            LocalizedText name,
            long numerator,
            long denominator,
            @Nullable Double rate,
            @Nullable String cases) {}

    private record Frame(long from, long to, By by) {}

    @GetMapping("/api/cases/figures")
    FiguresView figures(
            @AuthenticationPrincipal Account account,
            @RequestParam @Nullable Long from,
            @RequestParam @Nullable Long to,
            @RequestParam(defaultValue = "none") String by) {
        By grouping =
                By.find(by)
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "unknown-grouping",
                                                "There is no grouping by " + by));
        long end = to == null ? clock.millis() : to;
        long begin = from == null ? end - DEFAULT_SPAN.toMillis() : from;
        if (begin >= end) {
            throw Problem.invalid("bad-time-range", "from is not before to");
        }
        var frame = new Frame(begin, end, grouping);
        List<GroupView> groups =
                reader.list(account, begin, end, grouping).stream()
                        .map(group -> view(group, frame))
                        .toList();
        return new FiguresView(begin, end, grouping.code(), groups);
    }

    private static GroupView view(Group group, Frame frame) {
        return new GroupView(
                group.key(),
                group.name(),
                group.shares().entrySet().stream()
                        .map(entry -> view(entry.getKey(), entry.getValue(), group.key(), frame))
                        .toList());
    }

    private static FigureView view(Figure figure, Share share, String key, Frame frame) {
        return new FigureView(
                figure.code(),
                figure.text(),
                share.numerator(),
                share.denominator(),
                share.denominator() == 0 ? null : (double) share.numerator() / share.denominator(),
                cases(figure, key, frame));
    }

    /** Where the counted cases are listed; null for a group of those that have no key. */
    private static @Nullable String cases(Figure figure, String key, Frame frame) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/api/cases")
                        .queryParam("figure", figure.code())
                        .queryParam("figurePart", "numerator")
                        .queryParam("from", frame.from())
                        .queryParam("to", frame.to());
        boolean groups = frame.by() != By.NONE;
        if (groups && key.isEmpty()) {
            return null;
        }
        if (groups) {
            address.queryParam(frame.by().code(), key);
        }
        return address.encode().build().toUriString();
    }
}
