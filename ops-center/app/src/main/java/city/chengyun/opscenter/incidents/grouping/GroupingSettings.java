package city.chengyun.opscenter.incidents.grouping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When alerts belong together.
 *
 * @param causeWindow most time between the beginning of a cause and of its symptom, whichever comes
 *     first: 1 s to 6 h
 * @param placeCount how many alerts of one rule near each other are one matter: 2 to 1000
 * @param placeMeters how near: 10 m to 50 km
 * @param placeWindow and within which time of each other they begin: 1 s to 6 h
 */
@ConfigurationProperties("chengyun.incidents")
public record GroupingSettings(
        @DefaultValue("10m") Duration causeWindow,
        @DefaultValue("5") int placeCount,
        @DefaultValue("1000") double placeMeters,
        @DefaultValue("10m") Duration placeWindow) {

    private static final Duration LONGEST = Duration.ofHours(6);

    /** Checks the ranges. */
    public GroupingSettings {
        requireWindow("CHENGYUN_INCIDENT_CAUSE_WINDOW", causeWindow);
        requireWindow("CHENGYUN_INCIDENT_PLACE_WINDOW", placeWindow);
        if (placeCount < 2 || placeCount > 1000) {
            throw new IllegalArgumentException(
                    "CHENGYUN_INCIDENT_PLACE_COUNT is %d; allowed: 2 to 1000"
                            .formatted(placeCount));
        }
        if (!(placeMeters >= 10 && placeMeters <= 50_000)) {
            throw new IllegalArgumentException(
                    "CHENGYUN_INCIDENT_PLACE_METERS is %s; allowed: 10 to 50000"
                            .formatted(placeMeters));
        }
    }

    private static void requireWindow(String name, Duration window) {
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "%s is %s; allowed: PT1S to PT6H".formatted(name, window));
        }
    }

    /** How far back an alert that is over may still matter to one that begins. */
    public Duration horizon() {
        return LONGEST;
    }
}
