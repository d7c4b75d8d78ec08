package city.chengyun.simulators.city;

/** What moves the city's values: its rhythm and its weather. */
public enum Driver {
    /** Road traffic, 0 (night) to 1 (weekday rush hour). */
    TRAFFIC,
    /** People out and about, 0 to 1; higher at weekends around noon. */
    PEOPLE,
    /** Demand for electricity from habits alone, 0 to 1. */
    POWER_USE,
    /** Demand for water, 0 to 1, with peaks in the morning and the evening. */
    WATER_USE,
    /** 1 at noon, 0 from sunset to sunrise. */
    DAYLIGHT,
    /** Air temperature, °C. */
    TEMPERATURE,
    /** Degrees above 26 °C, when cooling starts. */
    HEAT,
    /** Degrees below 12 °C, when heating starts. */
    COLD,
    /** Relative humidity, %. */
    HUMIDITY,
    /** Wind speed, m/s. */
    WIND,
    /** Rain intensity at the place, mm/h. */
    RAIN,
    /** Rain of the last hour that has not yet run off, mm. */
    WET
}
