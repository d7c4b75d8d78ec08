package city.chengyun.simulators.hub;

import city.chengyun.contract.LngLat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bodies of {@code POST /api/devices/batch}. */
public final class Registration {

    private Registration() {}

    /**
     * What to register; registering it again changes nothing.
     *
     * @param gateways publishers with a secret
     * @param devices devices, each behind one of the gateways
     */
    public record Batch(List<Gateway> gateways, List<Device> devices) {

        public Batch {
            gateways = List.copyOf(gateways);
            devices = List.copyOf(devices);
        }
    }

    /**
     * A publisher; with a kind it is a device as well.
     *
     * @param rotate whether a known gateway gets a new secret
     */
    public record Gateway(
            String id,
            String name,
            @Nullable String kind,
            @Nullable String adcode,
            @Nullable LngLat position,
            boolean rotate) {

        /** A publisher that is not on the map. */
        public static Gateway of(String id, String name) {
            return new Gateway(id, name, null, null, null, false);
        }

        /** The same gateway, asking for a new secret. */
        public Gateway rotated() {
            return new Gateway(id, name, kind, adcode, position, true);
        }
    }

    /**
     * A device behind a gateway.
     *
     * @param interval ISO 8601 duration where it differs from the kind's
     * @param drill whether its alerts are a drill's
     */
    public record Device(
            String id,
            String name,
            String kind,
            String adcode,
            @Nullable LngLat position,
            String gateway,
            @Nullable String interval,
            boolean simulated,
            boolean drill) {}

    /** Body of {@code POST /api/devices/links/batch}; making a link again changes nothing. */
    public record Links(List<Link> links) {

        public Links {
            links = List.copyOf(links);
        }
    }

    /**
     * One device feeds another.
     *
     * @param kind {@code POWERS}, {@code SUPPLIES} or {@code DRAINS_TO}
     */
    public record Link(String upstream, String downstream, String kind, boolean simulated) {}

    /** What the hub answers; secrets are shown this once. */
    record Answer(int created, int updated, @Nullable List<Secret> credentials) {

        Map<String, String> secrets() {
            return credentials == null
                    ? Map.of()
                    : credentials.stream()
                            .collect(Collectors.toMap(Secret::username, Secret::password));
        }
    }

    /** A new secret. */
    record Secret(String username, String password) {}
}
