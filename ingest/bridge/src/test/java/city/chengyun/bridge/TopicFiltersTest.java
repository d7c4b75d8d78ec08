package city.chengyun.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFiltersTest {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/+, a/c, true",
        "a/+/c, a/b/+, true",
        "a/+/c, a/b/d, false",
        "a/#, a/b/c, true",
        "a/#, a, true",
        "a, a/#, true",
        "a/#, b/#, false",
        "#, x/y, true",
        "a/b, a/b/c, false",
        "a/+, a, false",
        "city/v1/+/water/#, city/v1/+/energy/#, false",
        "city/v1/+/water/#, city/v1/130102/#, true",
    })
    void tellsWhetherTwoFiltersShareATopic(String one, String other, boolean expected) {
        assertThat(TopicFilters.overlap(one, other)).isEqualTo(expected);
        assertThat(TopicFilters.overlap(other, one)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, true",
        "+/b/#, true",
        "#, true",
        "a#, false",
        "a/#/b, false",
        "a/b+, false",
        "$share/group/a, false",
        "'', false",
    })
    void tellsWhetherAFilterIsOne(String filter, boolean expected) {
        assertThat(TopicFilters.isValid(filter)).isEqualTo(expected);
    }
}
