package city.chengyun.opscenter.place;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;

/**
 * One device feeds another: when the upstream one fails, the downstream one is likely to fail too.
 *
 * @param upstream what feeds
 * @param downstream what is fed, another device
 * @param kind how
 * @param simulated whether the link is one of the demonstration city
 */
public record AssetLink(DeviceId upstream, DeviceId downstream, Kind kind, boolean simulated) {

    /** Checks. */
    public AssetLink {
        requireNonNull(upstream, "upstream is null");
        requireNonNull(downstream, "downstream is null");
        requireNonNull(kind, "kind is null");
        if (upstream.equals(downstream)) {
            throw new IllegalArgumentException("device " + upstream + " cannot feed itself");
        }
    }

    /** How a device feeds another. */
    public enum Kind {
        /** Gives it electricity. */
        POWERS,
        /** Gives it water, heat or gas. */
        SUPPLIES,
        /** Its water runs there. */
        DRAINS_TO
    }
}
