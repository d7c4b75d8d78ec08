package city.chengyun.opscenter.log;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How the app and its log get on. Thread-safe. */
public interface LogStatus {

    /** Whether the log answered the last question put to it, at most a few seconds ago. */
    boolean isReachable();

    /** How many records the app has still to read, by topic it follows. */
    Map<String, Long> lagByTopic();

    /** How many records were ever appended to a topic; empty while unknown. */
    OptionalLong appended(String topic);

    /** How the stream's jobs get on; empty while unknown. */
    List<JobProgress> jobs();
}
