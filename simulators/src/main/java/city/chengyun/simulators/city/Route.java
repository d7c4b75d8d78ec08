package city.chengyun.simulators.city;

import city.chengyun.geo.LngLat;
import java.util.List;

/**
 * Stops that a vehicle visits back and forth at constant speed. A route of one stop stands still.
 *
 * @param stops at least one
 * @param metersPerSecond speed along the route
 * @param headStartMillis where on the route the vehicle is at time 0
 */
public record Route(List<LngLat> stops, double metersPerSecond, long headStartMillis) {

    /** Refuses a route without stops or with no speed. */
    public Route {
        stops = List.copyOf(stops);
        if (stops.isEmpty() || !(metersPerSecond > 0)) {
            throw new IllegalArgumentException("a route needs stops and a positive speed");
        }
    }

    static Route standing(LngLat position) {
        return new Route(List.of(position), 1, 0);
    }

    boolean moves() {
        return stops.size() > 1;
    }

    LngLat positionAt(long timeMillis) {
        if (!moves()) {
            return stops.get(0);
        }
        Leg leg = legAt(timeMillis);
        return new LngLat(
                leg.from.lng() + (leg.to.lng() - leg.from.lng()) * leg.part,
                leg.from.lat() + (leg.to.lat() - leg.from.lat()) * leg.part);
    }

    /** Degrees clockwise from north, 0 to 360. */
    double headingAt(long timeMillis) {
        if (!moves()) {
            return 0;
        }
        Leg leg = legAt(timeMillis);
        double east = (leg.to.lng() - leg.from.lng()) * Math.cos(Math.toRadians(leg.from.lat()));
        double degrees = Math.toDegrees(Math.atan2(east, leg.to.lat() - leg.from.lat()));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** A stretch between two stops in the direction of travel. */
    private record Leg(LngLat from, LngLat to, double part) {}

    private Leg legAt(long timeMillis) {
        double length = 0;
        for (int i = 1; i < stops.size(); i++) {
            length += stops.get(i - 1).distanceMetersTo(stops.get(i));
        }
        double travelled = (timeMillis + headStartMillis) / 1000.0 * metersPerSecond;
        double onRound = travelled - Math.floor(travelled / (2 * length)) * 2 * length;
        boolean back = onRound > length;
        double along = back ? 2 * length - onRound : onRound;
        for (int i = 1; i < stops.size(); i++) {
            LngLat from = stops.get(i - 1);
            LngLat to = stops.get(i);
            double leg = from.distanceMetersTo(to);
            if (along <= leg || i == stops.size() - 1) {
                double part = leg == 0 ? 0 : Math.min(1, along / leg);
                return back ? new Leg(to, from, 1 - part) : new Leg(from, to, part);
            }
            along -= leg;
        }
        throw new IllegalStateException("a moving route has a leg");
    }
}
