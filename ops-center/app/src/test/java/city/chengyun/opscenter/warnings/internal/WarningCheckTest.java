package city.chengyun.opscenter.warnings.internal;

import static city.chengyun.opscenter.warnings.internal.Contents.EMPTY;
import static city.chengyun.opscenter.warnings.internal.Contents.NOW;
import static city.chengyun.opscenter.warnings.internal.Contents.TRIANGLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.problem.Problem;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class WarningCheckTest {

    private final WarningCheck check = new WarningCheck(new WarningEvents(), Districts.load());

    private AbstractThrowableAssert<?, ? extends Throwable> refused(
            WarningContent content, String code) {
        return assertThatThrownBy(() -> check.check(content, NOW))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void closesAnOutlineThatIsOpen() {
        WarningContent.Area area = check.check(Contents.drill(), NOW).area();

        assertThat(area.polygon()).hasSize(4).startsWith(TRIANGLE.get(0)).endsWith(TRIANGLE.get(0));
    }

    @Test
    void needsAnArea() {
        refused(Contents.in(new WarningContent.Area(List.of(), List.of(), EMPTY)), "area-missing");
    }

    @Test
    void knowsItsDistricts() {
        refused(
                Contents.in(new WarningContent.Area(List.of("110101"), List.of(), EMPTY)),
                "unknown-district");
    }

    @Test
    void refusesAnOutlineOfTwoCorners() {
        refused(
                Contents.in(new WarningContent.Area(List.of(), TRIANGLE.subList(0, 2), EMPTY)),
                "polygon-too-small");
    }

    @Test
    void refusesAnOutlineThatCrossesItself() {
        List<LngLat> bowTie =
                List.of(
                        new LngLat(114.5, 38.0),
                        new LngLat(114.6, 38.1),
                        new LngLat(114.6, 38.0),
                        new LngLat(114.5, 38.1));

        refused(
                Contents.in(new WarningContent.Area(List.of(), bowTie, EMPTY)),
                "polygon-crosses-itself");
    }

    @Test
    void endsAfterItBeginsAndAfterNowAndWithinAMonth() {
        refused(Contents.lasting(NOW - 1_000, NOW), "expires-too-early");
        refused(Contents.lasting(NOW + 1_000, NOW + 1_000), "expires-too-early");
        refused(Contents.lasting(NOW, NOW + 31L * 86_400_000), "expires-too-late");
    }

    @Test
    void isInEnglishWhollyOrNotAtAll() {
        WarningContent content =
                Contents.of(
                        new LocalizedText("暴雨", " "),
                        NOW,
                        NOW + 1_000,
                        Contents.rainstorm().area(),
                        false);

        assertThat(check.check(content, NOW).headline().en()).isEmpty();
        refused(
                new WarningContent(
                        content.event(),
                        content.colour(),
                        content.urgency(),
                        content.certainty(),
                        content.responses(),
                        new LocalizedText("暴雨", "Rain"),
                        content.description(),
                        content.instruction(),
                        content.onset(),
                        content.expires(),
                        content.area(),
                        false),
                "half-translated");
    }
}
