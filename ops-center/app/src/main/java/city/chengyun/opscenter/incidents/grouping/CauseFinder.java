package city.chengyun.opscenter.incidents.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what explains an alert among the alerts upstream of its device: the highest one that began
 * about when it began. Upstream is a strict order, so no two alerts explain each other.
 */
final class CauseFinder {

    private final Map<String, List<Fact>> byDevice = new HashMap<>();
    private final Dependencies dependencies;
    private final long windowMillis;

    CauseFinder(List<Fact> alerts, Dependencies dependencies, long windowMillis) {
        this.dependencies = dependencies;
        this.windowMillis = windowMillis;
        alerts.forEach(
                one -> byDevice.computeIfAbsent(one.device(), id -> new ArrayList<>()).add(one));
    }

    /** A device above, how it was reached, and how many links it is away. */
    private record Step(String device, @Nullable Step below, int height) {

        List<String> path() {
            List<String> path = new ArrayList<>();
            for (Step at = this; at != null; at = at.below()) {
                path.add(at.device());
            }
            return path;
        }
    }

    /** A cause with the way to it. */
    private record Found(Fact cause, Step step) {

        static final Comparator<Found> HIGHEST_FIRST =
                Comparator.comparingInt((Found found) -> found.step().height())
                        .reversed()
                        .thenComparing(Found::cause, Fact.ORDER);
    }

    @Nullable Tie find(Fact alert) {
        @Nullable Found best = null;
        for (Step step : above(alert)) {
            for (Fact cause : byDevice.getOrDefault(step.device(), List.of())) {
                Found found = new Found(cause, step);
                if (near(cause, alert)
                        && (best == null || Found.HIGHEST_FIRST.compare(found, best) < 0)) {
                    best = found;
                }
            }
        }
        return best == null
                ? sameDevice(alert)
                : new Tie(best.cause(), Reason.UPSTREAM, best.step().path());
    }

    /** Every device above that has alerts, each once by the shortest way. */
    private List<Step> above(Fact alert) {
        Map<String, Step> seen = new LinkedHashMap<>();
        Step start = new Step(alert.device(), null, 0);
        seen.put(alert.device(), start);
        List<Step> open = new ArrayList<>(List.of(start));
        for (int i = 0; i < open.size(); i++) {
            Step step = open.get(i);
            for (String device : directlyAbove(step, alert)) {
                Step next = new Step(device, step, step.height() + 1);
                if (seen.putIfAbsent(device, next) == null) {
                    open.add(next);
                }
            }
        }
        return open.subList(1, open.size());
    }

    /** A gateway explains that its devices are silent, and nothing else. */
    private List<String> directlyAbove(Step step, Fact alert) {
        List<String> above = dependencies.upstreamOf(step.device());
        @Nullable String gateway =
                alert.silence() && step.height() == 0
                        ? dependencies.gatewayOf(step.device())
                        : null;
        if (gateway == null) {
            return above;
        }
        List<String> both = new ArrayList<>(above);
        both.add(gateway);
        return both;
    }

    /** Two rules met by one device about then; the same rule again is a matter of its own. */
    private @Nullable Tie sameDevice(Fact alert) {
        return byDevice.getOrDefault(alert.device(), List.of()).stream()
                .filter(one -> Fact.ORDER.compare(one, alert) < 0)
                .filter(one -> !one.rule().equals(alert.rule()) && near(one, alert))
                .min(Fact.ORDER)
                .map(first -> Tie.of(first, Reason.SAME_DEVICE))
                .orElse(null);
    }

    private boolean near(Fact one, Fact other) {
        return Math.abs(one.onset() - other.onset()) <= windowMillis;
    }
}
