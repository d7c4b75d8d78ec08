package city.chengyun.opscenter.incidents.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberingTest {

    private static Group group(String... alerts) {
        return new Group(
                alerts[0],
                Stream.of(alerts)
                        .map(id -> new Group.Member(id, alerts[0], Reason.NEAR, List.of()))
                        .toList());
    }

    @Test
    void anIncidentKeepsItsNumberWhenItsRealCauseComesLate() {
        Numbering.Result result =
                Numbering.number(List.of(group("feeder", "a", "b")), Map.of("a", 7L, "b", 7L));

        assertThat(result.numbers()).containsExactly(7L);
    }

    @Test
    void theNumberStaysWhereMostOfTheAlertsAre() {
        Numbering.Result result =
                Numbering.number(
                        List.of(group("a"), group("b", "c")), Map.of("a", 7L, "b", 7L, "c", 7L));

        assertThat(result.numbers()).containsExactly(null, 7L);
    }

    @Test
    void twoThatBecomeOneKeepTheNumberOfTheRoot() {
        Numbering.Result result =
                Numbering.number(
                        List.of(group("a", "b", "c", "d")),
                        Map.of("a", 9L, "b", 9L, "c", 7L, "d", 7L));

        assertThat(result.numbers()).containsExactly(9L);
        assertThat(result.merged()).containsExactly(Map.entry(7L, 9L));
    }

    @Test
    void ofTwoOlderOnesUnderANewRootTheFirstNumberStays() {
        Numbering.Result result =
                Numbering.number(List.of(group("new", "a", "b")), Map.of("a", 9L, "b", 7L));

        assertThat(result.numbers()).containsExactly(7L);
        assertThat(result.merged()).containsExactly(Map.entry(9L, 7L));
    }
}
