package city.chengyun.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistrictsTest {

    private final Districts districts = Districts.load();

    @Test
    void knowsThe22DistrictsByAscendingCode() {
        assertThat(districts.list()).hasSize(22);
        assertThat(districts.list()).extracting(District::adcode).isSorted();
        assertThat(districts.list())
                .extracting(District::adcode)
                .allMatch(c -> c.startsWith("1301"));
        assertThat(districts.get("130102"))
                .returns("长安区", District::name)
                .returns("Chang'an", District::nameEn);
    }

    @ParameterizedTest
    @CsvSource({
        "114.5214, 38.0524, 130102", // air station 人民会堂
        "114.3541, 37.9097, 130110", // air station 封龙山
        "114.56406, 38.14735, 130123", // seat of Zhengding
        "115.21135, 37.92831, 130181", // seat of Xinji
        "114.13804, 38.0328, 130121" // seat of Jingxing
    })
    void findsTheDistrictAtAPosition(double lng, double lat, String adcode) {
        assertThat(districts.findAt(new LngLat(lng, lat))).map(District::adcode).hasValue(adcode);
    }

    @Test
    void findsNothingOutsideTheCity() {
        assertThat(districts.findAt(new LngLat(116.4, 39.9))).isEmpty();
        assertThat(districts.find("110101")).isEmpty();
        assertThatThrownBy(() -> districts.get("110101"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("110101");
    }

    @Test
    void drawsRepeatablePositionsInsideEachDistrict() {
        for (District district : districts.list()) {
            var random = new Random(7);
            LngLat first = districts.randomPositionIn(district.adcode(), random);

            assertThat(districts.randomPositionIn(district.adcode(), new Random(7)))
                    .isEqualTo(first);
            for (int i = 0; i < 50; i++) {
                LngLat position = districts.randomPositionIn(district.adcode(), random);
                assertThat(district.polygon().boundingBox().contains(position)).isTrue();
                assertThat(districts.findAt(position)).isPresent();
            }
        }
    }

    @Test
    void servesGeoJsonThatCallersCannotSpoil() {
        byte[] first = districts.geoJson();
        first[0] = 'x';

        assertThat(new String(districts.geoJson(), StandardCharsets.UTF_8))
                .startsWith("{\"type\":\"FeatureCollection\"");
    }
}
