package city.chengyun.intake.replay;

import city.chengyun.contract.log.LogGroups;
import city.chengyun.contract.log.LogTopics;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * How far the jobs of a run have come, by what they committed with their checkpoints.
 *
 * @param devicesKnown whether both jobs have taken in every device that is announced
 * @param judged records of the intake topic that the judge has finished
 * @param stored records of the intake topic that are in the store
 */
public record RunProgress(boolean devicesKnown, long judged, long stored) {

    static RunProgress read(Admin admin, RunName run, long announced)
            throws IOException, InterruptedException {
        TopicPartition devices = new TopicPartition(run.topicPrefix() + LogTopics.DEVICE, 0);
        try {
            Map<TopicPartition, OffsetAndMetadata> judge = committed(admin, run, LogGroups.JUDGE);
            Map<TopicPartition, OffsetAndMetadata> history =
                    committed(admin, run, LogGroups.HISTORY);
            return new RunProgress(
                    offset(judge, devices) >= announced && offset(history, devices) >= announced,
                    intake(judge, run),
                    intake(history, run));
        } catch (ExecutionException e) {
            throw new IOException("the log does not answer: " + e.getMessage(), e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(
            Admin admin, RunName run, String group)
            throws ExecutionException, InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(run.topicPrefix() + group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private static long intake(Map<TopicPartition, OffsetAndMetadata> committed, RunName run) {
        String topic = run.topicPrefix() + LogTopics.INTAKE;
        return committed.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .mapToLong(partition -> offset(committed, partition))
                .sum();
    }

    private static long offset(
            Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }
}
