package city.chengyun.intake.replay;

import city.chengyun.contract.log.LogTopic;
import city.chengyun.contract.log.LogTopics;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of an isolated run. */
final class ReplayTopics {

    /** Nobody logs in to a run, and nobody is refused. */
    private static final List<String> LEFT_OUT = List.of(LogTopics.CREDENTIAL, LogTopics.SECURITY);

    private ReplayTopics() {}

    /**
     * Creates the topics.
     *
     * @throws RunExists if one of them is there already
     * @throws IOException if the log refuses
     */
    static void create(Admin admin, RunName run, int intakePartitions)
            throws IOException, InterruptedException {
        List<NewTopic> topics =
                LogTopics.all().stream()
                        .filter(topic -> !LEFT_OUT.contains(topic.name()))
                        .map(topic -> describe(topic, run, intakePartitions))
                        .toList();
        try {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                throw new RunExists(run);
            }
            throw new IOException("the log refuses topics: " + e.getMessage(), e);
        }
    }

    private static NewTopic describe(LogTopic topic, RunName run, int intakePartitions) {
        Map<String, String> config = new HashMap<>();
        // Receive times are those of the past: they must neither be replaced by the log's nor make
        // it delete the records as too old, nor roll a segment for each day of them.
        config.put("message.timestamp.type", "CreateTime");
        config.put("cleanup.policy", "delete");
        config.put("retention.ms", "-1");
        config.put("segment.ms", Long.toString(Long.MAX_VALUE));
        int partitions =
                topic.name().equals(LogTopics.INTAKE) ? intakePartitions : topic.partitions();
        return new NewTopic(
                        run.topicPrefix() + topic.name(), Optional.of(partitions), Optional.empty())
                .configs(config);
    }
}
