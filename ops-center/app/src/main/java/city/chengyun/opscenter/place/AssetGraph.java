package city.chengyun.opscenter.place;

import city.chengyun.contract.DeviceId;
import java.util.List;

/** What depends on what, in memory; it has no cycle. Thread-safe. */
public interface AssetGraph {

    /** What feeds a device directly, ordered by upstream device. */
    List<AssetLink> listUpstream(DeviceId device);

    /** What a device feeds directly, ordered by downstream device. */
    List<AssetLink> listDownstream(DeviceId device);
}
