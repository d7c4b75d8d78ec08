package city.chengyun.opscenter.incidents.grouping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a device depends on; without cycles. */
public interface Dependencies {

    /** The devices that feed this one directly, always in the same order. */
    List<String> upstreamOf(String device);

    /** The gateway that carries its messages; null when it speaks for itself. */
    @Nullable String gatewayOf(String device);
}
