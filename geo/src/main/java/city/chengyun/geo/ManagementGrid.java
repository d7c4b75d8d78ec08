package city.chengyun.geo;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Divides the city into management grid cells of about 1 km² (单元网格, GB/T 30428.1). Every position
 * within a district is in exactly one cell: cells are the squares of one raster, cut by the
 * districts. The same boundaries give the same codes.
 *
 * <p>Street and community in the codes are synthetic, blocks of 10 km and 5 km: the real ones are a
 * city's to bring. Squares have 1 km at 38° N; over the city their width differs by less than 2 %.
 * Immutable and safe for use by many threads.
 */
public final class ManagementGrid {

    private static final Pattern CODE = Pattern.compile("[1-9]\\d{14}");

    /** Cells on a side of a community, and communities on a side of a street. */
    private static final int IN_COMMUNITY = 5;

    private static final int IN_STREET = 2;
    private static final int STREET_CELLS = IN_COMMUNITY * IN_STREET;

    /** Of a degree of latitude on the mean sphere. */
    private static final double METERS_PER_DEGREE = 6_371_008.8 * Math.PI / 180;

    private static final double HEIGHT = 1000 / METERS_PER_DEGREE;
    private static final double WIDTH = HEIGHT / Math.cos(Math.toRadians(38));

    private final Districts districts;

    public ManagementGrid(Districts districts) {
        this.districts = districts;
    }

    /** The cell at a position; empty outside of all districts. */
    public Optional<GridCell> findAt(LngLat position) {
        return districts
                .findAt(position)
                .map(
                        district -> {
                            BoundingBox box = district.polygon().boundingBox();
                            return cell(
                                    district,
                                    (int) ((position.lng() - box.west()) / WIDTH),
                                    (int) ((position.lat() - box.south()) / HEIGHT));
                        });
    }

    /** The cell with a code; empty if no square of its district has it. */
    public Optional<GridCell> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        int street = Integer.parseInt(code, 6, 9, 10) - 1;
        int community = Integer.parseInt(code, 9, 12, 10) - 1;
        int number = Integer.parseInt(code, 12, 15, 10) - 1;
        return districts
                .find(code.substring(0, 6))
                .map(
                        district -> {
                            int streets = streetsAcross(district);
                            return cell(
                                    district,
                                    street % streets * STREET_CELLS
                                            + community % IN_STREET * IN_COMMUNITY
                                            + number % IN_COMMUNITY,
                                    street / streets * STREET_CELLS
                                            + community / IN_STREET * IN_COMMUNITY
                                            + number / IN_COMMUNITY);
                        })
                .filter(cell -> cell.code().equals(code) && isWithinItsDistrict(cell));
    }

    /** The cell in a column and row, counted from the south-west corner of its district. */
    private static GridCell cell(District district, int column, int row) {
        BoundingBox box = district.polygon().boundingBox();
        int street = row / STREET_CELLS * streetsAcross(district) + column / STREET_CELLS;
        int community =
                row % STREET_CELLS / IN_COMMUNITY * IN_STREET
                        + column % STREET_CELLS / IN_COMMUNITY;
        int number = row % IN_COMMUNITY * IN_COMMUNITY + column % IN_COMMUNITY;
        return new GridCell(
                "%s%03d%03d%03d"
                        .formatted(district.adcode(), street + 1, community + 1, number + 1),
                district.adcode(),
                new BoundingBox(
                        box.west() + column * WIDTH,
                        box.south() + row * HEIGHT,
                        box.west() + (column + 1) * WIDTH,
                        box.south() + (row + 1) * HEIGHT));
    }

    private boolean isWithinItsDistrict(GridCell cell) {
        BoundingBox box = districts.get(cell.adcode()).polygon().boundingBox();
        return box.contains(new LngLat(cell.square().west(), cell.square().south()));
    }

    private static int streetsAcross(District district) {
        BoundingBox box = district.polygon().boundingBox();
        return (int) ((box.east() - box.west()) / (WIDTH * STREET_CELLS)) + 1;
    }
}
