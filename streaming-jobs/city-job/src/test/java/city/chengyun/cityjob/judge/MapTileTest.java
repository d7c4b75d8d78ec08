package city.chengyun.cityjob.judge;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.LngLat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapTileTest {

    /** Values of the usual formula of slippy map tiles. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 12/2048/2048",
        "114.5, 38.04, 12/3350/1579",
        "-180, 85.0511, 12/0/0",
        "180, -85.0511, 12/4095/4095",
        "10, 90, 12/2161/0",
        "10, -90, 12/2161/4095"
    })
    void namesTheTileOfAPosition(double lng, double lat, String tile) {
        assertThat(MapTile.of(new LngLat(lng, lat))).isEqualTo(tile);
    }
}
