package city.chengyun.opscenter.incidents.grouping;

import static city.chengyun.opscenter.incidents.grouping.City.alert;
import static city.chengyun.opscenter.incidents.grouping.City.flood;
import static city.chengyun.opscenter.incidents.grouping.City.silent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private final City city = new City();

    private static List<String> roots(List<Group> groups) {
        return groups.stream().map(Group::root).toList();
    }

    @Test
    void theHighestAlertUpstreamIsTheRootAlsoWhenItBeganLast() {
        city.feeds("feeder", "pump", "gauge");

        List<Group> groups =
                city.group(List.of(alert("gauge", 0), alert("pump", 2), alert("feeder", 4)));

        assertThat(roots(groups)).containsExactly("feeder");
        assertThat(groups.get(0).members())
                .contains(
                        new Group.Member(
                                "gauge",
                                "feeder",
                                Reason.UPSTREAM,
                                List.of("feeder", "pump", "gauge")));
    }

    @Test
    void aCauseReachesThroughDevicesThatAreWell() {
        city.feeds("feeder", "pump", "gauge");

        assertThat(roots(city.group(List.of(alert("gauge", 0), alert("feeder", 1)))))
                .containsExactly("feeder");
    }

    @Test
    void whatBeganLongBeforeExplainsNothing() {
        city.feeds("feeder", "gauge");

        assertThat(roots(city.group(List.of(alert("feeder", 0), alert("gauge", 11)))))
                .containsExactly("feeder", "gauge");
    }

    @Test
    void twoDevicesBesideEachOtherExplainNothing() {
        city.feeds("feeder", "left").feeds("feeder", "right");

        assertThat(city.group(List.of(alert("left", 0), alert("right", 0)))).hasSize(2);
    }

    @Test
    void aGatewayExplainsSilenceAndNothingElse() {
        city.carries("gateway", "quiet").carries("gateway", "hot");

        List<Group> groups =
                city.group(List.of(silent("gateway", 0), silent("quiet", 1), alert("hot", 1)));

        assertThat(roots(groups)).containsExactly("gateway", "hot");
    }

    @Test
    void aDrillNeverMeetsTheRealCity() {
        city.feeds("feeder", "gauge");
        Fact real = alert("gauge", 0);
        Fact drill = new Fact("feeder", "DRILL", "r", "feeder", false, real.onset(), 0, null);

        assertThat(city.group(List.of(real, drill))).hasSize(2);
    }

    @Test
    void manyOfOneRuleInOnePlaceAreOneMatterFromTheFirstOn() {
        List<Fact> storm = IntStream.range(0, 5).mapToObj(i -> flood("f" + i, i, i * 200)).toList();

        List<Group> groups = city.group(storm);

        assertThat(roots(groups)).containsExactly("f0");
        assertThat(groups.get(0).members().get(4).reason()).isEqualTo(Reason.NEAR);
    }

    @Test
    void fourInOnePlaceAreFourMatters() {
        List<Fact> few = IntStream.range(0, 4).mapToObj(i -> flood("f" + i, 0, 0)).toList();

        assertThat(city.group(few)).hasSize(4);
    }

    @Test
    void farAwayIsAnotherMatter() {
        List<Fact> both = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> both.add(flood("here" + i, 0, i)));
        IntStream.range(0, 5).forEach(i -> both.add(flood("there" + i, 0, 5_000 + i)));

        assertThat(roots(city.group(both))).containsExactly("here0", "there0");
    }

    @Test
    void whatACauseExplainsIsNotCountedInItsPlace() {
        city.feeds("feeder", "f0").feeds("feeder", "f1");
        List<Fact> alerts = new ArrayList<>(List.of(alert("feeder", 0)));
        IntStream.range(0, 5).forEach(i -> alerts.add(flood("f" + i, 1, 0)));

        assertThat(roots(city.group(alerts))).containsExactly("feeder", "f2", "f3", "f4");
    }

    @Test
    void whatAPersonSaidOutweighsTheGraph() {
        city.feeds("feeder", "gauge");
        List<Fact> alerts = List.of(alert("feeder", 0), alert("gauge", 1), alert("other", 2));

        List<Group> groups = city.group(alerts, Map.of("gauge", "gauge", "other", "gauge"));

        assertThat(roots(groups)).containsExactly("feeder", "gauge");
        assertThat(groups.get(1).members()).hasSize(2);
    }

    @Test
    void aCircleThatPeopleMadeEndsAtItsFirstAlert() {
        List<Group> groups =
                city.group(List.of(alert("a", 0), alert("b", 1)), Map.of("a", "b", "b", "a"));

        assertThat(roots(groups)).containsExactly("a");
    }
}
