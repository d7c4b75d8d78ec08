package city.chengyun.cityjob.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serial;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of a compacted topic, its ticks included: they move the watermark. */
final class LogRecordDeserializer implements KafkaRecordDeserializationSchema<LogRecord> {

    @Serial private static final long serialVersionUID = 1;

    private static final byte[] TOMBSTONE = {};

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<LogRecord> collector) {
        if (record.key() != null) {
            collector.collect(
                    new LogRecord(
                            new String(record.key(), UTF_8),
                            record.value() == null ? TOMBSTONE : record.value(),
                            record.timestamp()));
        }
    }

    @Override
    public TypeInformation<LogRecord> getProducedType() {
        return TypeInformation.of(LogRecord.class);
    }
}
