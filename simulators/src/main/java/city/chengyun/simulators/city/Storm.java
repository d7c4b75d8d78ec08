package city.chengyun.simulators.city;

import city.chengyun.geo.LngLat;

/**
 * Heavy rain over a part of the city.
 *
 * @param centre where it rains most
 * @param radiusMeters distance at which the rain has fallen to about a third
 * @param millimetresPerHour rain at the centre when it is strongest
 * @param envelope how it comes and goes
 */
public record Storm(
        LngLat centre, double radiusMeters, double millimetresPerHour, Envelope envelope) {

    double rainAt(long timeMillis, LngLat position) {
        double strength = envelope.at(timeMillis);
        if (strength == 0) {
            return 0;
        }
        double distance = centre.distanceMetersTo(position) / radiusMeters;
        return millimetresPerHour * strength * Math.exp(-distance * distance);
    }
}
