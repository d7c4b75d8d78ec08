package city.chengyun.intake;

import city.chengyun.contract.log.LogTopic;
import city.chengyun.contract.log.LogTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics of the log that do not exist yet. Topics that do exist are left as they are:
 * their operator may have changed partitions, replicas or retention on purpose.
 */
public final class TopicProvisioner {

    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private TopicProvisioner() {}

    /** Creates the missing topics and ends; for installations that provision before they start. */
    public static void main(String[] args) throws InterruptedException {
        provision(IntakeSettings.from(System.getenv(), "provisioner").kafkaBootstrap());
    }

    /** Creates the missing topics; waits for the log for as long as it is away. */
    static void provision(String bootstrap) throws InterruptedException {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        try (Admin admin = Admin.create(settings)) {
            while (!tryProvision(admin, bootstrap)) {
                Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
            }
        }
    }

    private static boolean tryProvision(Admin admin, String bootstrap) throws InterruptedException {
        try {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing =
                    LogTopics.all().stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .map(TopicProvisioner::describe)
                            .toList();
            if (!missing.isEmpty()) {
                admin.createTopics(missing).all().get();
                log.info("Created {}", missing.stream().map(NewTopic::name).toList());
            }
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TopicExistsException) {
                return false; // another process was faster with one of them: look again
            }
            if (failure.getCause() instanceof RetriableException away) {
                log.warn("The log at {} does not answer yet: {}", bootstrap, away.getMessage());
                return false;
            }
            throw new IllegalStateException("Cannot create the log's topics", failure.getCause());
        }
    }

    private static NewTopic describe(LogTopic topic) {
        // No replication factor: the cluster's own default is one on a desk and three in a city.
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.config());
    }
}
