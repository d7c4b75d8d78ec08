package city.chengyun.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricProjectionTest {

    @ParameterizedTest
    @CsvSource({
        "114.5, 38.04, 543892.501, 4212055.910",
        "114.0, 38.0, 500000.000, 4207498.019",
        "115.2, 37.93, 605500.964, 4200407.489",
        "113.6, 38.4, 465058.638, 4251973.886"
    })
    void convertsDegreesToGaussKruegerMetersAndBack(
            double lng, double lat, double east, double north) {
        EastNorth metric = MetricProjection.toMetric(new LngLat(lng, lat));

        assertThat(metric.eastMeters()).isCloseTo(east, within(0.001));
        assertThat(metric.northMeters()).isCloseTo(north, within(0.001));

        LngLat back = MetricProjection.toLngLat(metric);
        assertThat(back.lng()).isCloseTo(lng, within(1e-9));
        assertThat(back.lat()).isCloseTo(lat, within(1e-9));
    }
}
