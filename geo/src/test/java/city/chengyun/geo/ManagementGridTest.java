package city.chengyun.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementGridTest {

    private final Districts districts = Districts.load();
    private final ManagementGrid grid = new ManagementGrid(districts);

    @Test
    void everyPositionOfADistrictIsInACellOfItWhoseCodeLeadsBack() {
        var random = new Random(7);
        for (District district : districts.list()) {
            for (int i = 0; i < 1000; i++) {
                LngLat position = districts.randomPositionIn(district.adcode(), random);
                GridCell cell = grid.findAt(position).orElseThrow();

                assertThat(cell.square().contains(position)).isTrue();
                assertThat(cell.code())
                        .hasSize(15)
                        .startsWith(districts.findAt(position).orElseThrow().adcode());
                assertThat(grid.find(cell.code())).hasValue(cell);
            }
        }
    }

    @Test
    void noTwoSquaresOfADistrictHaveOneCode() {
        Map<String, BoundingBox> squares = new HashMap<>();
        var random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            LngLat position = districts.randomPositionIn("130131", random);
            GridCell cell = grid.findAt(position).orElseThrow();
            BoundingBox known = squares.putIfAbsent(cell.code(), cell.square());
            if (known != null) {
                assertThat(cell.square()).isEqualTo(known);
            }
        }
        assertThat(squares.values()).doesNotHaveDuplicates();
    }

    @Test
    void aCellIsAboutASquareKilometre() {
        BoundingBox square = grid.findAt(new LngLat(114.5214, 38.0524)).orElseThrow().square();
        var southWest = new LngLat(square.west(), square.south());

        assertThat(southWest.distanceMetersTo(new LngLat(square.east(), square.south())))
                .isCloseTo(1000, within(20.0));
        assertThat(southWest.distanceMetersTo(new LngLat(square.west(), square.north())))
                .isCloseTo(1000, within(20.0));
    }

    @Test
    void outsideOfTheCityThereIsNone() {
        assertThat(grid.findAt(new LngLat(116.4, 39.9))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "130102",
                "110101001001001",
                "130102999001001",
                "130102001005001",
                "130102001001026",
                "13010200100100x",
                "130102000001001"
            })
    void whatIsNoCodeOfThisCityIsNotFound(String code) {
        assertThat(grid.find(code)).isEmpty();
    }
}
