package city.chengyun.simulators.city;

import city.chengyun.geo.LngLat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The value of every {@link Driver} at one place and moment. */
final class Conditions {

    private final Map<Driver, Double> values = new EnumMap<>(Driver.class);

    private Conditions() {}

    static Conditions at(Weather weather, long timeMillis, LngLat position, List<Storm> storms) {
        double temperature = weather.temperature(timeMillis);
        double rain = weather.rain(timeMillis, position, storms);
        var conditions = new Conditions();
        conditions.values.put(Driver.TRAFFIC, Rhythm.traffic(timeMillis));
        conditions.values.put(Driver.PEOPLE, Rhythm.people(timeMillis));
        conditions.values.put(Driver.POWER_USE, Rhythm.powerUse(timeMillis));
        conditions.values.put(Driver.WATER_USE, Rhythm.waterUse(timeMillis));
        conditions.values.put(Driver.DAYLIGHT, Rhythm.daylight(timeMillis));
        conditions.values.put(Driver.TEMPERATURE, temperature);
        conditions.values.put(Driver.HEAT, Math.max(0, temperature - 26));
        conditions.values.put(Driver.COLD, Math.max(0, 12 - temperature));
        conditions.values.put(Driver.HUMIDITY, weather.humidity(timeMillis, rain));
        conditions.values.put(Driver.WIND, weather.wind(timeMillis));
        conditions.values.put(Driver.RAIN, rain);
        conditions.values.put(Driver.WET, weather.wet(timeMillis, position, storms));
        return conditions;
    }

    double get(Driver driver) {
        return values.getOrDefault(driver, 0.0);
    }
}
