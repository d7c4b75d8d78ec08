package city.chengyun.cityjob.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.cityjob.intake.LogRecord;
import city.chengyun.cityjob.intake.Rejection;
import city.chengyun.cityjob.wire.ContractFormats;
import city.chengyun.cityjob.wire.WireType;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.RejectReason;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Joins messages with the descriptor of their device, decodes them and drops repeats.
 *
 * <p>A message of a device not known yet waits until the watermark, the lesser of both inputs',
 * passes its receive time by {@link #PATIENCE}: only then has the device topic surely been read far
 * enough to say that the device is unknown. The watermark is receive time; no other clock counts.
 */
public final class DecodeFunction
        extends KeyedCoProcessFunction<String, IntakeRecord, LogRecord, Signal> {

    @Serial private static final long serialVersionUID = 1;

    /** Where rejections go. */
    public static final OutputTag<Rejection> REJECTIONS =
            new OutputTag<>("rejections", TypeInformation.of(Rejection.class));

    /** How long a message waits for the descriptor of its device. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More messages than this of one unknown device are rejected at once. */
    static final int MAX_WAITING = 10_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(DecodeFunction.class);

    private final Duration lateness;

    private transient MessageDecoder decoder;
    private transient DecodeMetrics metrics;

    /** Cleared when the device is removed. */
    private transient ValueState<DeviceDescriptor> descriptor;

    /** Cleared when the device is removed. */
    private transient ValueState<SeenMessages> seen;

    /**
     * Phenomenon time of the newest observation; cleared when the device is removed. Events do not
     * count: the hub's own clock says when a device went offline, and the device's may be behind.
     */
    private transient ValueState<Long> newestObservation;

    /** Cleared when the descriptor arrives or patience ends. */
    private transient ListState<IntakeRecord> waiting;

    /** Length of {@link #waiting}; cleared with it. */
    private transient ValueState<Integer> waitingCount;

    /**
     * @param lateness how long messages are remembered to recognise repeats
     */
    @SuppressWarnings("NullAway.Init") // Transient fields are set by open().
    public DecodeFunction(Duration lateness) {
        this.lateness = lateness;
    }

    @Override
    public void open(OpenContext context) {
        decoder = new MessageDecoder(DeviceCatalog.load());
        metrics = new DecodeMetrics(getRuntimeContext().getMetricGroup());
        descriptor =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "descriptor", ContractFormats.DESCRIPTOR));
        seen =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "seen", WireType.of(new SeenMessages.Format())));
        newestObservation =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("newest-observation", Long.class));
        waiting =
                getRuntimeContext()
                        .getListState(new ListStateDescriptor<>("waiting", IntakeRecord.class));
        waitingCount =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("waiting-count", Integer.class));
    }

    @Override
    public void processElement1(IntakeRecord record, Context context, Collector<Signal> out)
            throws Exception {
        DeviceDescriptor device = descriptor.value();
        if (device != null) {
            decode(record, device, context, out);
            return;
        }
        Integer count = waitingCount.value();
        if (count != null && count >= MAX_WAITING) {
            reject(record, RejectReason.UNKNOWN_DEVICE, "the device is not registered", context);
            return;
        }
        waiting.add(record);
        waitingCount.update(count == null ? 1 : count + 1);
        context.timerService().registerEventTimeTimer(record.receivedAt() + PATIENCE.toMillis());
    }

    @Override
    public void processElement2(LogRecord record, Context context, Collector<Signal> out)
            throws Exception {
        if (record.isTombstone()) {
            descriptor.clear();
            seen.clear();
            newestObservation.clear();
            return;
        }
        DeviceDescriptor device = readDescriptor(record);
        if (device == null) {
            metrics.onBrokenDescriptor();
            return;
        }
        descriptor.update(device);
        out.collect(Signal.of(device, record.appendedAt()));
        if (waitingCount.value() != null) {
            for (IntakeRecord message : waiting.get()) {
                decode(message, device, context, out);
                context.timerService()
                        .deleteEventTimeTimer(message.receivedAt() + PATIENCE.toMillis());
            }
            waiting.clear();
            waitingCount.clear();
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Signal> out)
            throws Exception {
        List<IntakeRecord> patient = new ArrayList<>();
        for (IntakeRecord message : waiting.get()) {
            if (message.receivedAt() + PATIENCE.toMillis() <= timestamp) {
                reject(
                        message,
                        RejectReason.UNKNOWN_DEVICE,
                        "the device is not registered",
                        context);
            } else {
                patient.add(message);
            }
        }
        waiting.update(patient);
        if (patient.isEmpty()) {
            waiting.clear();
            waitingCount.clear();
        } else {
            waitingCount.update(patient.size());
        }
    }

    private void decode(
            IntakeRecord record, DeviceDescriptor device, Context context, Collector<Signal> out)
            throws Exception {
        MessageDecoder.Result result = decoder.decode(record, device);
        result.faults().forEach((reason, detail) -> reject(record, reason, detail, context));
        DeviceEvent event = result.event();
        if (event == null && result.observations().isEmpty()) {
            return;
        }
        SeenMessages known = seen.value();
        if (known == null) {
            known = new SeenMessages();
        }
        AlertCause cause = new AlertCause(record.partition(), record.offset());
        int payloadHash = Arrays.hashCode(record.payload());
        for (Observation observation : result.observations()) {
            if (isNew(known, record, observation.ts(), observation.seq(), payloadHash)) {
                boolean newest = isNewest(observation.ts());
                out.collect(
                        new Signal(
                                record.deviceId(),
                                record.receivedAt(),
                                record.intake(),
                                cause,
                                newest,
                                observation,
                                null,
                                null));
            }
        }
        if (event != null && isNew(known, record, event.ts(), event.seq(), payloadHash)) {
            out.collect(
                    new Signal(
                            record.deviceId(),
                            record.receivedAt(),
                            record.intake(),
                            cause,
                            false,
                            null,
                            event,
                            null));
        }
        seen.update(known);
    }

    private boolean isNewest(long ts) throws Exception {
        Long before = newestObservation.value();
        if (before != null && ts < before) {
            return false;
        }
        newestObservation.update(ts);
        return true;
    }

    /**
     * Repeats have the same time and sequence; without a sequence, the same time and payload. The
     * time is compared even where there is a sequence, because a device that restarts counts anew.
     */
    private boolean isNew(
            SeenMessages known, IntakeRecord record, long ts, @Nullable Long seq, int payloadHash) {
        long discriminator = seq == null ? -1L - Integer.toUnsignedLong(payloadHash) : seq;
        if (known.add(record.receivedAt(), ts, discriminator, lateness.toMillis())) {
            metrics.onTaken();
            return true;
        }
        metrics.onDuplicate();
        return false;
    }

    private void reject(IntakeRecord record, RejectReason reason, String detail, Context context) {
        metrics.onRejected(reason);
        context.output(
                REJECTIONS,
                new Rejection(
                        record.deviceId(),
                        record.topic(),
                        record.publisher(),
                        reason,
                        detail,
                        record.payload(),
                        record.receivedAt()));
    }

    private static @Nullable DeviceDescriptor readDescriptor(LogRecord record) {
        try {
            return ContractJson.fromBytes(record.value(), DeviceDescriptor.class);
        } catch (JacksonException e) {
            LOGGER.warn(
                    "Record {} of the device topic is no descriptor: {} ({})",
                    record.key(),
                    e.getOriginalMessage(),
                    new String(record.value(), UTF_8));
            return null;
        }
    }
}
