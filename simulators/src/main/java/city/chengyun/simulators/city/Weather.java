package city.chengyun.simulators.city;

import city.chengyun.geo.LngLat;
import java.util.List;

/**
 * The city's weather: season, hour and slow noise, with showers too light to trouble anybody; heavy
 * rain comes only from {@link Storm}s.
 */
final class Weather {

    private static final long TEMPERATURE_KEY = Noise.key("weather/temperature");
    private static final long SHOWER_KEY = Noise.key("weather/shower");
    private static final long WIND_KEY = Noise.key("weather/wind");
    private static final long HUMIDITY_KEY = Noise.key("weather/humidity");

    private static final double SHOWER_MM_PER_HOUR = 6;
    private static final long RUN_OFF_MILLIS = 30 * 60_000L;
    private static final long RUN_OFF_STEP_MILLIS = 5 * 60_000L;

    private final Noise noise;

    Weather(Noise noise) {
        this.noise = noise;
    }

    /** Air temperature in °C: about -9 to 37 over the year. */
    double temperature(long timeMillis) {
        double season =
                14 - 14.5 * Math.cos(2 * Math.PI * (Rhythm.fractionOfYear(timeMillis) - 0.05));
        double day = 4.5 * Math.cos(2 * Math.PI * (Rhythm.hourOfDay(timeMillis) - 15) / 24);
        return season + day + 3.5 * noise.smooth(TEMPERATURE_KEY, timeMillis, 2 * Rhythm.DAY);
    }

    /** Wind in m/s: 0.3 to 5.7. */
    double wind(long timeMillis) {
        return 3 + 2.7 * noise.smooth(WIND_KEY, timeMillis, 3 * Rhythm.HOUR);
    }

    /** Relative humidity in %: dry days, damp showers. */
    double humidity(long timeMillis, double rainMmPerHour) {
        double dry = 52 + 22 * noise.smooth(HUMIDITY_KEY, timeMillis, 10 * Rhythm.HOUR);
        return Math.min(98, dry - 8 * Rhythm.daylight(timeMillis) + 6 * rainMmPerHour);
    }

    /** Rain in mm/h at a place. */
    double rain(long timeMillis, LngLat position, List<Storm> storms) {
        double shower = noise.smooth(SHOWER_KEY, timeMillis, 5 * Rhythm.HOUR) - 0.55;
        double rain = Math.max(0, shower) * SHOWER_MM_PER_HOUR;
        for (Storm storm : storms) {
            rain += storm.rainAt(timeMillis, position);
        }
        return rain;
    }

    /** Rain of the last hour that still stands or flows at a place, in mm. */
    double wet(long timeMillis, LngLat position, List<Storm> storms) {
        double millimetres = 0;
        double stepHours = RUN_OFF_STEP_MILLIS / (double) Rhythm.HOUR;
        for (long age = 0; age < 2 * RUN_OFF_MILLIS; age += RUN_OFF_STEP_MILLIS) {
            double remaining = Math.exp(-age / (double) RUN_OFF_MILLIS);
            millimetres += rain(timeMillis - age, position, storms) * stepHours * remaining;
        }
        return millimetres;
    }
}
