package city.chengyun.opscenter.warnings.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a warning must be like before anybody is asked to approve it. */
@Component
class WarningCheck {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int LONGEST_HEADLINE = 160;
    private static final int LONGEST_TEXT = 2_000;

    private final WarningEvents events;
    private final Districts districts;

    WarningCheck(WarningEvents events, Districts districts) {
        this.events = events;
        this.districts = districts;
    }

    /**
     * The content in the form in which it is kept: texts stripped, the polygon closed.
     *
     * @param now epoch milliseconds
     * @throws Problem 400 that names what is wrong
     */
    WarningContent check(WarningContent given, long now) {
        if (events.find(given.event()).isEmpty()) {
            throw Problem.invalid("unknown-event", "There is no kind of warning " + given.event());
        }
        if (given.expires() <= now || given.expires() <= given.onset()) {
            throw Problem.invalid(
                    "expires-too-early", "A warning ends after it begins and after now");
        }
        if (given.expires() - now > LONGEST.toMillis()) {
            throw Problem.invalid("expires-too-late", "A warning lasts 30 days at most");
        }
        LocalizedText headline = text("headline", given.headline(), LONGEST_HEADLINE);
        LocalizedText description = text("description", given.description(), LONGEST_TEXT);
        LocalizedText instruction = text("instruction", given.instruction(), LONGEST_TEXT);
        if (headline.en().isEmpty() != description.en().isEmpty()
                || headline.en().isEmpty() != instruction.en().isEmpty()) {
            throw Problem.invalid("half-translated", "Give all English texts or none");
        }
        return new WarningContent(
                given.event(),
                given.colour(),
                given.urgency(),
                given.certainty(),
                given.responses().stream().distinct().toList(),
                headline,
                description,
                instruction,
                given.onset(),
                given.expires(),
                area(given.area()),
                given.drill());
    }

    private static LocalizedText text(String name, LocalizedText given, int longest) {
        LocalizedText text = new LocalizedText(given.zh().strip(), given.en().strip());
        if (text.zh().isEmpty()) {
            throw Problem.invalid(name + "-missing", name + " has no Chinese text");
        }
        if (text.zh().length() > longest || text.en().length() > longest) {
            throw Problem.invalid(
                    name + "-too-long", "%s has %d characters at most".formatted(name, longest));
        }
        return text;
    }

    private WarningContent.Area area(WarningContent.Area given) {
        for (String adcode : given.districts()) {
            if (districts.find(adcode).isEmpty()) {
                throw Problem.invalid("unknown-district", "There is no district " + adcode);
            }
        }
        List<LngLat> outline = closed(given.polygon());
        if (given.districts().isEmpty() && outline.isEmpty()) {
            throw Problem.invalid("area-missing", "A warning holds in districts or in a polygon");
        }
        if (!outline.isEmpty()) {
            if (outline.size() < 4) {
                throw Problem.invalid("polygon-too-small", "A polygon has three corners at least");
            }
            if (crossesItself(outline)) {
                throw Problem.invalid("polygon-crosses-itself", "The outline crosses itself");
            }
        }
        return new WarningContent.Area(
                given.districts().stream().distinct().toList(),
                outline,
                new LocalizedText(
                        given.description().zh().strip(), given.description().en().strip()));
    }

    private static List<LngLat> closed(List<LngLat> given) {
        List<LngLat> outline = new ArrayList<>(given);
        if (!outline.isEmpty() && !outline.get(0).equals(outline.get(outline.size() - 1))) {
            outline.add(outline.get(0));
        }
        return List.copyOf(outline);
    }

    /** Each side against each that does not touch it; outlines are short. */
    private static boolean crossesItself(List<LngLat> outline) {
        int sides = outline.size() - 1;
        for (int i = 0; i < sides; i++) {
            for (int j = i + 2; j < sides; j++) {
                boolean neighbours = i == 0 && j == sides - 1;
                if (!neighbours
                        && cross(
                                outline.get(i),
                                outline.get(i + 1),
                                outline.get(j),
                                outline.get(j + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean cross(LngLat a, LngLat b, LngLat c, LngLat d) {
        return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
    }

    /** On which side of the line from {@code a} to {@code b} a position is: -1, 0 or 1. */
    private static double side(LngLat a, LngLat b, LngLat position) {
        return Math.signum(
                (b.lng() - a.lng()) * (position.lat() - a.lat())
                        - (b.lat() - a.lat()) * (position.lng() - a.lng()));
    }
}
