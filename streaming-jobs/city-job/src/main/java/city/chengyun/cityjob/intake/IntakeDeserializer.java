package city.chengyun.cityjob.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.log.IntakeHeaders;
import java.io.Serial;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads records of the intake topic; a record without key, headers or value is kept as it is. */
final class IntakeDeserializer implements KafkaRecordDeserializationSchema<IntakeRecord> {

    @Serial private static final long serialVersionUID = 1;

    private static final byte[] NOTHING = {};

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<IntakeRecord> collector) {
        collector.collect(
                new IntakeRecord(
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key() == null ? "" : new String(record.key(), UTF_8),
                        header(record, IntakeHeaders.TOPIC),
                        header(record, IntakeHeaders.PUBLISHER),
                        header(record, IntakeHeaders.INTAKE),
                        record.value() == null ? NOTHING : record.value(),
                        record.headers().lastHeader(IntakeHeaders.TICK) != null));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public TypeInformation<IntakeRecord> getProducedType() {
        return TypeInformation.of(IntakeRecord.class);
    }
}
