package city.chengyun.opscenter.duty.roster;

import java.util.List;

/**
 * A time at which nobody takes the alerts of some districts and fields.
 *
 * @param time when
 * @param areas of what, without repetition
 */
public record Gap(Span time, List<Area> areas) {

    /** Copies. */
    public Gap {
        areas = List.copyOf(areas);
    }

    /**
     * A field of city operation in a district.
     *
     * @param adcode of the district
     * @param domain code of the field
     */
    public record Area(String adcode, String domain) {}
}
