package city.chengyun.contract.live;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The devices of one map tile that changed since the frame before; the record of the live topic, at
 * most {@value #MAX_BYTES} bytes of JSON. What does not fit goes into a further frame.
 *
 * @param tile Web Mercator tile {@code z/x/y} with z = {@value #ZOOM}
 * @param at receive time of the newest value, epoch milliseconds
 * @param devices newest values, one entry per device
 */
public record LiveFrame(String tile, long at, List<LiveValue> devices) {

    /** Zoom level of the tiles that key the live topic. */
    public static final int ZOOM = 12;

    /** Size of a frame, at most. */
    public static final int MAX_BYTES = 256 * 1024;

    public LiveFrame {
        requireNonNull(tile, "tile is null");
        devices = List.copyOf(devices);
    }
}
