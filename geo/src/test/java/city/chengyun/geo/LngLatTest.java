package city.chengyun.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LngLatTest {

    @ParameterizedTest
    @CsvSource({"180.1, 0", "-180.1, 0", "0, 90.1", "0, -90.1", "NaN, 0", "0, NaN", "Infinity, 0"})
    void refusesWhatIsNoPosition(double lng, double lat) {
        assertThatThrownBy(() -> new LngLat(lng, lat)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void measuresDistanceInMeters() {
        var station = new LngLat(114.5, 38.04);

        assertThat(station.distanceMetersTo(station)).isZero();
        assertThat(station.distanceMetersTo(new LngLat(114.5, 38.05))).isCloseTo(1112, within(5.0));
        assertThat(station.distanceMetersTo(new LngLat(114.51, 38.04))).isCloseTo(876, within(5.0));
    }

    @Test
    void boxHoldsItsCornersAndRefusesSwappedOnes() {
        var box = BoundingBox.around(List.of(new LngLat(114, 38), new LngLat(115, 37)));

        assertThat(box).isEqualTo(new BoundingBox(114, 37, 115, 38));
        assertThat(box.contains(new LngLat(114, 37))).isTrue();
        assertThat(box.contains(new LngLat(113.99, 37.5))).isFalse();
        assertThatThrownBy(() -> new BoundingBox(115, 37, 114, 38))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BoundingBox.around(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ringMustBeClosed() {
        var a = new LngLat(0, 0);
        var b = new LngLat(1, 0);
        var c = new LngLat(1, 1);

        assertThatThrownBy(() -> new GeoPolygon.Ring(List.of(a, b, c, b)))
                .hasMessageContaining("end where it starts");
        assertThatThrownBy(() -> new GeoPolygon.Ring(List.of(a, b, a)))
                .hasMessageContaining("at least 4");
    }
}
