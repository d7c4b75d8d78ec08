package city.chengyun.cityjob.decode;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.observation.RejectReason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what became of messages, below the decode operator's metric group. */
final class DecodeMetrics {

    /** Observations and events taken. */
    static final String TAKEN = "taken";

    /** Observations and events seen before. */
    static final String DUPLICATES = "duplicates";

    /** Prefix of the counters of rejections; the reason in lower case follows. */
    static final String REJECTED_PREFIX = "rejected_";

    /** Records of the device topic that are no descriptors. */
    static final String BROKEN_DESCRIPTORS = "brokenDescriptors";

    private final Counter taken;
    private final Counter duplicates;
    private final Counter brokenDescriptors;
    private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);

    DecodeMetrics(MetricGroup group) {
        taken = group.counter(TAKEN);
        duplicates = group.counter(DUPLICATES);
        brokenDescriptors = group.counter(BROKEN_DESCRIPTORS);
        for (RejectReason reason : RejectReason.values()) {
            rejected.put(
                    reason,
                    group.counter(REJECTED_PREFIX + reason.name().toLowerCase(Locale.ROOT)));
        }
    }

    void onTaken() {
        taken.inc();
    }

    void onDuplicate() {
        duplicates.inc();
    }

    void onBrokenDescriptor() {
        brokenDescriptors.inc();
    }

    void onRejected(RejectReason reason) {
        requireNonNull(rejected.get(reason), "every reason has a counter").inc();
    }
}
