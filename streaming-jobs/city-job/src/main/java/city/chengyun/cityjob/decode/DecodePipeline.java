package city.chengyun.cityjob.decode;

import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.cityjob.intake.LogRecord;
import city.chengyun.contract.log.LogTopics;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The stage that both jobs begin with. */
public final class DecodePipeline {

    private DecodePipeline() {}

    /**
     * Signals of known devices; rejections are its side output {@link DecodeFunction#REJECTIONS}.
     *
     * @param intake records of the intake topic with receive time as watermark, ticks included
     * @param devices records of the device topic with append time as watermark, ticks included
     */
    public static SingleOutputStreamOperator<Signal> define(
            DataStream<IntakeRecord> intake, DataStream<LogRecord> devices, Duration lateness) {
        KeyedStream<IntakeRecord, String> messages =
                intake.filter(record -> !record.tick())
                        .name("messages")
                        .uid("messages")
                        .keyBy(IntakeRecord::deviceId);
        KeyedStream<LogRecord, String> descriptors =
                devices.filter(record -> !record.key().startsWith(LogTopics.TICK_KEY_PREFIX))
                        .name("descriptors")
                        .uid("descriptors")
                        .keyBy(LogRecord::key);
        return messages.connect(descriptors)
                .process(new DecodeFunction(lateness))
                .returns(SignalFormat.TYPE)
                .name("decode")
                .uid("decode");
    }

    /** The signals by device, without sending them over the network again. */
    public static KeyedStream<Signal, String> byDevice(DataStream<Signal> signals) {
        return DataStreamUtils.reinterpretAsKeyedStream(signals, Signal::deviceId);
    }
}
