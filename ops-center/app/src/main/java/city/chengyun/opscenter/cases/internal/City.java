package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.AreaGrade;
import java.util.List;
import java.util.Map;

/**
 * What cases need to know of the city.
 *
 * @param numberPrefix what case numbers begin with, capital letters
 * @param areas the districts of each grade; all others are of grade C
 */
record City(String numberPrefix, Map<AreaGrade, List<String>> areas) {

    City {
        if (numberPrefix == null || !numberPrefix.matches("[A-Z]{2,6}")) {
            throw new IllegalArgumentException("numberPrefix must be 2 to 6 capital letters");
        }
        areas = areas == null ? Map.of() : Map.copyOf(areas);
    }

    AreaGrade grade(String adcode) {
        for (AreaGrade grade : AreaGrade.values()) {
            if (areas.getOrDefault(grade, List.of()).contains(adcode)) {
                return grade;
            }
        }
        return AreaGrade.C;
    }
}
