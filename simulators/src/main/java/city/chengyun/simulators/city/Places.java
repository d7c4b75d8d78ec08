package city.chengyun.simulators.city;

import java.util.List;
import java.util.Map;

/**
 * Names and weights of {@code places.yaml}.
 *
 * @param core adcodes of the districts that are filled evenly
 * @param towns the other districts by adcode
 */
record Places(
        List<String> core,
        Map<String, Town> towns,
        Names roads,
        Names places,
        List<String> rivers,
        List<String> metros) {

    /**
     * A district whose devices stand around its centre.
     *
     * @param weight relative number of devices
     * @param spreadMeters standard distance from the centre
     */
    record Town(double weight, double spreadMeters) {}

    /** Names for core districts and for towns. */
    record Names(List<String> core, List<String> town) {

        List<String> of(boolean isCore) {
            return isCore ? core : town;
        }
    }

    static Places load() {
        return KindSheets.read("/city/chengyun/simulators/places.yaml", Places.class);
    }

    boolean isCore(String adcode) {
        return core.contains(adcode);
    }
}
