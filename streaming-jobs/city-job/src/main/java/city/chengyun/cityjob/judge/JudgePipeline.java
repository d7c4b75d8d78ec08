package city.chengyun.cityjob.judge;

import city.chengyun.cityjob.decode.DecodeFunction;
import city.chengyun.cityjob.decode.DecodePipeline;
import city.chengyun.cityjob.decode.Signal;
import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.cityjob.intake.LogRecord;
import city.chengyun.cityjob.intake.Rejection;
import city.chengyun.cityjob.wire.ContractFormats;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.live.LiveFrame;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The job that decides. */
public final class JudgePipeline {

    private JudgePipeline() {}

    /**
     * What the job reads.
     *
     * @param intake messages and ticks; watermark is receive time
     * @param devices descriptors and ticks; watermark is append time
     * @param rules rule versions; takes no part in time
     * @param initialRules JSON of the rule versions known at the start
     */
    public record Inputs(
            DataStream<IntakeRecord> intake,
            DataStream<LogRecord> devices,
            DataStream<LogRecord> rules,
            List<String> initialRules) {}

    /**
     * What the job says.
     *
     * @param alerts each a full snapshot; repeated after a restart, the same each time
     * @param live frames of changed devices
     * @param rejections what was not taken, and why
     */
    public record Outputs(
            DataStream<AlertEvent> alerts,
            DataStream<LiveFrame> live,
            DataStream<Rejection> rejections) {}

    /** Puts the job together; sources and sinks are the caller's. */
    public static Outputs define(Inputs inputs, Duration lateness) {
        SingleOutputStreamOperator<Signal> signals =
                DecodePipeline.define(inputs.intake(), inputs.devices(), lateness);
        DataStream<Control> ticks =
                inputs.intake()
                        .filter(IntakeRecord::tick)
                        .name("ticks")
                        .uid("ticks")
                        .map(Control::tick)
                        .returns(TypeInformation.of(Control.class))
                        .name("tick-controls")
                        .uid("tick-controls");
        DataStream<Control> rules =
                inputs.rules()
                        .map(Control::rule)
                        .returns(TypeInformation.of(Control.class))
                        .name("rule-controls")
                        .uid("rule-controls");
        BroadcastStream<Control> controls =
                ticks.union(rules).broadcast(JudgeFunction.RULES, JudgeFunction.CLOCKS);
        SingleOutputStreamOperator<AlertEvent> alerts =
                DecodePipeline.byDevice(signals)
                        .connect(controls)
                        .process(new JudgeFunction(inputs.initialRules(), lateness))
                        .returns(ContractFormats.ALERT)
                        .name("judge")
                        .uid("judge");
        DataStream<LiveFrame> live =
                alerts.getSideOutput(JudgeFunction.LIVE)
                        .keyBy(LiveUpdate::tile)
                        .transform("live", ContractFormats.LIVE_FRAME, new LiveConflator())
                        .uid("live");
        return new Outputs(alerts, live, signals.getSideOutput(DecodeFunction.REJECTIONS));
    }
}
