package city.chengyun.cityjob.intake;

import city.chengyun.contract.log.LogTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics a job reads.
 *
 * <p>Delivery: offsets are part of the checkpoint, so a restart reads again exactly what came after
 * it. Without a checkpoint, messages are read from the offsets committed with the last completed
 * one, else from the beginning; devices and rules are always read from the beginning. The watermark
 * is the append time, per partition and then the least of them; ticks keep it moving where no
 * device speaks.
 */
public final class LogSources {

    private final String bootstrapServers;
    private final String group;
    private final LogScope scope;

    /**
     * @param bootstrapServers Kafka, {@code host:port}
     * @param group consumer group that offsets are committed for
     * @param scope part of the log to read
     */
    public LogSources(String bootstrapServers, String group, LogScope scope) {
        this.bootstrapServers = bootstrapServers;
        this.group = scope.name(group);
        this.scope = scope;
    }

    /** Messages and ticks of the intake. */
    public DataStream<IntakeRecord> intake(StreamExecutionEnvironment environment) {
        WatermarkStrategy<IntakeRecord> receiveTime =
                WatermarkStrategy.<IntakeRecord>forMonotonousTimestamps()
                        .withTimestampAssigner((record, appended) -> record.receivedAt());
        return environment
                .fromSource(
                        source(
                                LogTopics.INTAKE,
                                whereLeftOff(),
                                ends(LogTopics.INTAKE, scope.intakeEnds()),
                                new IntakeDeserializer()),
                        receiveTime,
                        "intake")
                .uid("intake");
    }

    /** Device descriptors and ticks. */
    public DataStream<LogRecord> devices(StreamExecutionEnvironment environment) {
        WatermarkStrategy<LogRecord> appendTime =
                WatermarkStrategy.<LogRecord>forMonotonousTimestamps()
                        .withTimestampAssigner((record, appended) -> record.appendedAt());
        return environment
                .fromSource(
                        source(
                                LogTopics.DEVICE,
                                OffsetsInitializer.earliest(),
                                ends(LogTopics.DEVICE, List.of(scope.devicesEnd())),
                                new LogRecordDeserializer()),
                        appendTime,
                        "devices")
                .setParallelism(1)
                .uid("devices");
    }

    /** Rule versions; they hold no watermark back, because nobody ticks their topic. */
    public DataStream<LogRecord> rules(StreamExecutionEnvironment environment) {
        WatermarkStrategy<LogRecord> outOfTime =
                WatermarkStrategy.forGenerator(context -> new AlwaysIdle());
        return environment
                .fromSource(
                        source(
                                LogTopics.RULE,
                                OffsetsInitializer.earliest(),
                                OffsetsInitializer.latest(),
                                new LogRecordDeserializer()),
                        outOfTime,
                        "rules")
                .setParallelism(1)
                .uid("rules");
    }

    @SuppressWarnings("deprecation") // The connector's API takes no other type yet.
    private static OffsetsInitializer whereLeftOff() {
        return OffsetsInitializer.committedOffsets(
                org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST);
    }

    private OffsetsInitializer ends(String topic, List<Long> offsets) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int partition = 0; partition < offsets.size(); partition++) {
            ends.put(new TopicPartition(scope.name(topic), partition), offsets.get(partition));
        }
        return OffsetsInitializer.offsets(ends);
    }

    /** A source that reads to {@code end} if this part of the log ends, else for ever. */
    private <T> KafkaSource<T> source(
            String topic,
            OffsetsInitializer start,
            OffsetsInitializer end,
            KafkaRecordDeserializationSchema<T> deserializer) {
        KafkaSourceBuilder<T> source =
                KafkaSource.<T>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setTopics(scope.name(topic))
                        .setGroupId(group)
                        .setClientIdPrefix(group + "-" + topic)
                        .setStartingOffsets(start)
                        .setDeserializer(deserializer)
                        // A job that has nothing to read is told of new records at once.
                        .setProperty("fetch.min.bytes", "1")
                        .setProperty("commit.offsets.on.checkpoint", "true");
        return (scope.ends() ? source.setBounded(end) : source).build();
    }

    private static final class AlwaysIdle implements WatermarkGenerator<LogRecord> {

        @Override
        public void onEvent(LogRecord event, long timestamp, WatermarkOutput output) {
            output.markIdle();
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
