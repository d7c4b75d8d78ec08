package city.chengyun.opscenter.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {

    @ParameterizedTest
    @CsvSource({
        "PT1H,  PT5S,  RAW",
        "PT3H,  PT5S,  MINUTE",
        "PT24H, PT60S, RAW",
        "PT33H, PT10S, MINUTE",
        "P7D,   PT60S, HOUR",
        "P365D, PT5S,  HOUR",
    })
    void givesNoMorePointsThanAChartShows(Duration span, Duration interval, Resolution expected) {
        assertThat(Resolution.fitting(span, interval)).isEqualTo(expected);
    }
}
