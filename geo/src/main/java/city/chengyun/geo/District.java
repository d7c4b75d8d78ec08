package city.chengyun.geo;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A county-level division.
 *
 * @param adcode six-digit division code (GB/T 2260)
 * @param name official name in Chinese
 * @param nameEn name in pinyin without the generic part
 * @param centre seat of the division, inside or near the polygon
 * @param polygon approximate boundary
 */
public record District(
        String adcode, String name, String nameEn, LngLat centre, GeoPolygon polygon) {

    private static final Pattern ADCODE = Pattern.compile("[1-9]\\d{5}");

    /**
     * @throws IllegalArgumentException if the code does not have six digits or a name is blank
     */
    public District {
        if (!ADCODE.matcher(adcode).matches()) {
            throw new IllegalArgumentException("adcode must have six digits: " + adcode);
        }
        if (name.isBlank() || nameEn.isBlank()) {
            throw new IllegalArgumentException("district " + adcode + " needs both names");
        }
        Objects.requireNonNull(centre, "centre is null");
        Objects.requireNonNull(polygon, "polygon is null");
    }
}
