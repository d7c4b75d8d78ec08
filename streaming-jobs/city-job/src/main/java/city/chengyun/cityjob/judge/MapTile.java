package city.chengyun.cityjob.judge;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.live.LiveFrame;
import org.jspecify.annotations.Nullable;

/** Web Mercator tiles (OGC WebMercatorQuad), {@code z/x/y} with y counted from the north. */
final class MapTile {

    /** Where devices go that have not said yet where they are. */
    static final String UNPLACED = LiveFrame.ZOOM + "/0/0";

    private static final int TILES = 1 << LiveFrame.ZOOM;

    private MapTile() {}

    /** Key of the tile that contains the position; the poles belong to the outermost rows. */
    static String of(@Nullable LngLat position) {
        if (position == null) {
            return UNPLACED;
        }
        double latitude = Math.toRadians(position.lat());
        double x = (position.lng() + 180) / 360;
        double y = (1 - asinh(Math.tan(latitude)) / Math.PI) / 2;
        return LiveFrame.ZOOM + "/" + index(x) + "/" + index(y);
    }

    private static double asinh(double value) {
        return Math.signum(value) * Math.log(Math.abs(value) + Math.hypot(value, 1));
    }

    private static int index(double fraction) {
        return Math.min(TILES - 1, Math.max(0, (int) Math.floor(fraction * TILES)));
    }
}
