package city.chengyun.cityjob.judge;

import city.chengyun.cityjob.decode.Signal;
import city.chengyun.cityjob.wire.ContractFormats;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.rules.DeviceJudge;
import city.chengyun.rules.JudgedDevice;
import city.chengyun.rules.Received;
import city.chengyun.rules.RuleBook;
import city.chengyun.rules.absence.Heard;
import city.chengyun.rules.absence.SilenceClock;
import java.io.Serial;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Applies the rules to every device; the judging itself is {@link DeviceJudge}'s.
 *
 * <p>Values are judged when they arrive, without waiting for the watermark. Silence is looked for
 * by one timer per device on the watermark, which is receive time; a message that is here before
 * that time has come everywhere does not undo what the timer will find, so the same log gives the
 * same alerts at any speed.
 */
final class JudgeFunction
        extends KeyedBroadcastProcessFunction<String, Signal, Control, AlertEvent> {

    @Serial private static final long serialVersionUID = 1;

    static final OutputTag<LiveUpdate> LIVE = new OutputTag<>("live", LiveFormat.TYPE);

    /** All rule versions by the key of their record; never cleared, the rule topic is small. */
    static final MapStateDescriptor<String, RuleDefinition> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, ContractFormats.RULE);

    /** Silence clocks by intake and partition; never cleared, intakes are few. */
    static final MapStateDescriptor<String, SilenceClock> CLOCKS =
            new MapStateDescriptor<>("clocks", Types.STRING, JudgeFormats.CLOCK);

    /** How often a device is looked at for which nothing is due: rules and states change. */
    static final Duration RECHECK = Duration.ofMinutes(1);

    private static final Logger LOGGER = LoggerFactory.getLogger(JudgeFunction.class);

    private final List<String> initialRules;
    private final Duration lateness;

    private transient Map<String, Duration> intervals;
    private transient Counter alerts;
    private transient Counter observations;
    private transient Map<String, RuleDefinition> initial;
    private transient @Nullable RuleBook rules;

    /** The device; replaced by the next descriptor, never cleared. */
    private transient ValueState<DeviceDescriptor> descriptor;

    /** What judging remembers; bounded by the lateness, never cleared. */
    private transient ValueState<DeviceJudge> judges;

    /** When the device's timer fires; cleared when it has fired for a device that is gone. */
    private transient ValueState<Long> timer;

    /**
     * @param initialRules JSON of the rule versions known when the job was started, so that the
     *     first message already meets them
     */
    @SuppressWarnings("NullAway.Init") // Transient fields are set by open().
    JudgeFunction(List<String> initialRules, Duration lateness) {
        this.initialRules = List.copyOf(initialRules);
        this.lateness = lateness;
    }

    @Override
    public void open(OpenContext context) {
        intervals = new HashMap<>();
        for (DeviceType type : DeviceCatalog.load().listTypes()) {
            intervals.put(type.kind(), type.expectedInterval());
        }
        initial = new HashMap<>();
        for (String json : initialRules) {
            RuleDefinition rule = readRule(json);
            if (rule != null) {
                initial.put(rule.logKey(), rule);
            }
        }
        alerts = getRuntimeContext().getMetricGroup().counter("alerts");
        observations = getRuntimeContext().getMetricGroup().counter("observations");
        descriptor =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "descriptor", ContractFormats.DESCRIPTOR));
        judges =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("judge", JudgeFormats.JUDGE));
        timer = getRuntimeContext().getState(new ValueStateDescriptor<>("timer", Types.LONG));
    }

    @Override
    public void processElement(Signal signal, ReadOnlyContext context, Collector<AlertEvent> out)
            throws Exception {
        DeviceDescriptor announced = signal.descriptor();
        if (announced != null) {
            descriptor.update(announced);
            return;
        }
        Observation observation = signal.observation();
        DeviceDescriptor known = descriptor.value();
        if (observation == null || known == null) {
            return;
        }
        observations.inc();
        if (signal.newest()) {
            LngLat position = observation.loc() == null ? known.position() : observation.loc();
            context.output(LIVE, new LiveUpdate(MapTile.of(position), LiveValues.of(signal)));
        }
        JudgedDevice device = judged(known);
        RuleBook book = rules(context.getBroadcastState(RULES));
        DeviceJudge judge = judges.value();
        if (judge == null) {
            judge = new DeviceJudge();
        }
        Received received = new Received(signal.receivedAt(), signal.intake(), signal.cause());
        Long silenceDue = timer.value();
        emit(
                judge.observe(
                        observation,
                        received,
                        device,
                        book,
                        lateness,
                        silenceDue == null ? Long.MAX_VALUE : silenceDue),
                out);
        judges.update(judge);
        if (silenceDue == null) {
            SilenceClock clock = clock(judge, context.getBroadcastState(CLOCKS));
            long due =
                    judge.nextSilenceCheck(signal.receivedAt(), device, book, clock)
                            .orElse(signal.receivedAt() + RECHECK.toMillis());
            setTimer(due, context.timerService()::registerEventTimeTimer);
        }
    }

    @Override
    public void processBroadcastElement(Control control, Context context, Collector<AlertEvent> out)
            throws Exception {
        if (control.isTick()) {
            BroadcastState<String, SilenceClock> clocks = context.getBroadcastState(CLOCKS);
            SilenceClock clock = clocks.get(control.source());
            if (clock == null) {
                clock = new SilenceClock();
            }
            clock.tick(control.tickedAt());
            clocks.put(control.source(), clock);
            return;
        }
        BroadcastState<String, RuleDefinition> known = context.getBroadcastState(RULES);
        if (control.ruleJson().isEmpty()) {
            known.remove(control.rule());
            initial.remove(control.rule());
            rules = null;
            return;
        }
        RuleDefinition rule = readRule(control.ruleJson());
        if (rule != null) {
            known.put(rule.logKey(), rule);
            rules = null;
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AlertEvent> out)
            throws Exception {
        timer.clear();
        DeviceDescriptor known = descriptor.value();
        DeviceJudge judge = judges.value();
        if (known == null || judge == null) {
            return;
        }
        JudgedDevice device = judged(known);
        RuleBook book = rules(context.getBroadcastState(RULES));
        SilenceClock clock = clock(judge, context.getBroadcastState(CLOCKS));
        if (isOver(context) && !clock.hasReached(timestamp)) {
            emit(judge.hearBefore(Long.MAX_VALUE, device, book), out);
            judges.update(judge);
            return;
        }
        emit(judge.checkSilence(timestamp, device, book, clock), out);
        long recheck = timestamp + RECHECK.toMillis();
        long due =
                Math.min(
                        recheck,
                        judge.nextSilenceCheck(timestamp, device, book, clock).orElse(recheck));
        emit(judge.hearBefore(due, device, book), out);
        judges.update(judge);
        setTimer(due, context.timerService()::registerEventTimeTimer);
    }

    /**
     * Whether the input has ended. Then the watermark is the end of all time, and what is still due
     * must not be decided by it: nobody has seen that time pass.
     */
    private static boolean isOver(OnTimerContext context) {
        return context.timerService().currentWatermark() == Long.MAX_VALUE;
    }

    private void setTimer(long due, LongConsumer register) throws Exception {
        timer.update(due);
        register.accept(due);
    }

    private void emit(List<AlertEvent> events, Collector<AlertEvent> out) {
        for (AlertEvent event : events) {
            alerts.inc();
            out.collect(event);
        }
    }

    private JudgedDevice judged(DeviceDescriptor device) {
        Duration own = device.interval();
        return new JudgedDevice(
                device,
                own == null ? intervals.getOrDefault(device.kind(), Duration.ofMinutes(1)) : own);
    }

    private RuleBook rules(ReadOnlyBroadcastState<String, RuleDefinition> known) throws Exception {
        RuleBook book = rules;
        if (book == null) {
            Map<String, RuleDefinition> all = new HashMap<>(initial);
            known.immutableEntries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            book = RuleBook.of(all.values());
            rules = book;
        }
        return book;
    }

    private static SilenceClock clock(
            DeviceJudge judge, ReadOnlyBroadcastState<String, SilenceClock> clocks)
            throws Exception {
        Heard heard = judge.heard();
        SilenceClock clock =
                heard == null
                        ? null
                        : clocks.get(Control.source(heard.intake(), heard.cause().partition()));
        return clock == null ? new SilenceClock() : clock;
    }

    private static @Nullable RuleDefinition readRule(String json) {
        try {
            return ContractJson.fromText(json, RuleDefinition.class);
        } catch (JacksonException e) {
            LOGGER.warn("A record of the rule topic is no rule: {}", e.getOriginalMessage());
            return null;
        }
    }
}
