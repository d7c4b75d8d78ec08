package city.chengyun.opscenter.warnings.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import java.time.Duration;
import java.util.List;

/** Warnings to write tests with. */
final class Contents {

    static final long NOW = 1_764_000_000_000L;
    static final LocalizedText EMPTY = new LocalizedText("", "");
    static final List<LngLat> TRIANGLE =
            List.of(new LngLat(114.5, 38.0), new LngLat(114.6, 38.0), new LngLat(114.55, 38.1));

    private Contents() {}

    static WarningContent rainstorm() {
        return in(new WarningContent.Area(List.of("130102", "130104"), List.of(), EMPTY));
    }

    static WarningContent in(WarningContent.Area area) {
        return of(
                new LocalizedText("暴雨橙色预警", "Orange rainstorm warning"),
                NOW,
                NOW + Duration.ofHours(6).toMillis(),
                area,
                false);
    }

    static WarningContent drill() {
        return of(
                new LocalizedText("演练:暴雨", ""),
                NOW,
                NOW + Duration.ofHours(1).toMillis(),
                new WarningContent.Area(List.of(), TRIANGLE, new LocalizedText("市中心", "")),
                true);
    }

    static WarningContent lasting(long onset, long expires) {
        return of(
                new LocalizedText("暴雨", ""),
                onset,
                expires,
                new WarningContent.Area(List.of("130102"), List.of(), EMPTY),
                false);
    }

    static WarningContent of(
            LocalizedText headline,
            long onset,
            long expires,
            WarningContent.Area area,
            boolean drill) {
        boolean english = !headline.en().isBlank();
        return new WarningContent(
                "rainstorm",
                Severity.ORANGE,
                WarningContent.Urgency.Immediate,
                WarningContent.Certainty.Likely,
                List.of(WarningContent.Response.Avoid, WarningContent.Response.Prepare),
                headline,
                new LocalizedText("3 小时降雨量将达 50 毫米 <以上> & 持续", english ? "50 mm in 3 h" : ""),
                new LocalizedText("远离低洼地带", english ? "Keep away from low ground" : ""),
                onset,
                expires,
                area,
                drill);
    }
}
