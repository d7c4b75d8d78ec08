package city.chengyun.contract.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The topics of the durable log. The append time of a record is the receive time of the hub, so
 * every topic carries the log's time, not the writer's.
 */
public final class LogTopics {

    /** Raw messages, keyed by device; see {@link IntakeHeaders}. */
    public static final String INTAKE = "chengyun.intake";

    /** Partitions of the intake topic where its operator wants no other number. */
    public static final int INTAKE_PARTITIONS = 4;

    /** Device descriptors, keyed by device, compacted; ticked by the intake. */
    public static final String DEVICE = "chengyun.device";

    /** Rule versions, keyed by {@code ruleId/version}, compacted. */
    public static final String RULE = "chengyun.rule";

    /** Publisher credentials, keyed by publisher, compacted; a tombstone revokes. */
    public static final String CREDENTIAL = "chengyun.credential";

    /** Alert events, keyed by device. */
    public static final String ALERT = "chengyun.alert";

    /** Live frames, keyed by map tile. */
    public static final String LIVE = "chengyun.live";

    /** Answers of devices to commands, keyed by device; headers as in the intake topic. */
    public static final String REPLY = "chengyun.reply";

    /** Rejected messages, keyed by device. */
    public static final String REJECT = "chengyun.reject";

    /** Refused connections and publishes, keyed by who was refused. */
    public static final String SECURITY = "chengyun.security";

    /** Key prefix of ticks in the device topic; the intake id follows. */
    public static final String TICK_KEY_PREFIX = "~tick/";

    private static final Map<String, String> COMPACTED =
            Map.of(
                    "message.timestamp.type",
                    "LogAppendTime",
                    "cleanup.policy",
                    "compact",
                    "segment.ms",
                    millis(Duration.ofHours(1)),
                    "delete.retention.ms",
                    millis(Duration.ofDays(7)));

    private LogTopics() {}

    /** Every topic of the hub with the shape it is created in. */
    public static List<LogTopic> all() {
        return List.of(
                new LogTopic(INTAKE, INTAKE_PARTITIONS, kept(Duration.ofDays(7))),
                new LogTopic(DEVICE, 1, COMPACTED),
                new LogTopic(RULE, 1, COMPACTED),
                new LogTopic(CREDENTIAL, 1, COMPACTED),
                new LogTopic(ALERT, 4, kept(Duration.ofDays(30))),
                new LogTopic(LIVE, 4, kept(Duration.ofHours(1))),
                new LogTopic(REPLY, 1, kept(Duration.ofDays(7))),
                new LogTopic(REJECT, 2, kept(Duration.ofDays(7))),
                new LogTopic(SECURITY, 1, kept(Duration.ofDays(180))));
    }

    private static Map<String, String> kept(Duration time) {
        // A day's segments at most, so that retention by time takes effect close to its limit.
        Duration segment = time.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : time;
        return Map.of(
                "message.timestamp.type",
                "LogAppendTime",
                "cleanup.policy",
                "delete",
                "retention.ms",
                millis(time),
                "segment.ms",
                millis(segment));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
