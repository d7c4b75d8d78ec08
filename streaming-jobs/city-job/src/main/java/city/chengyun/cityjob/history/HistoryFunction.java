package city.chengyun.cityjob.history;

import city.chengyun.cityjob.decode.Signal;
import city.chengyun.cityjob.history.WindowRepairs.Answer;
import city.chengyun.cityjob.wire.ContractFormats;
import city.chengyun.cityjob.wire.WireType;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.Observation;
import java.io.Serial;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows for the store: each observation and event at once, changed windows once a minute.
 *
 * <p>Windows belong to phenomenon time. They are stored on the minute of the watermark, receive
 * time, for all devices together, because a store's cost is per commit; an hour that is not over
 * only every {@value #OPEN_HOUR_MINUTES} minutes. A row is complete each time and overwrites the
 * one before.
 *
 * <p>Windows that a correction or a row beyond the retention has changed are computed from the
 * store. They leave here like all rows, behind what was sent before: the store never ends with an
 * older version of a window. Processing time only paces the questions to the store. Where the input
 * ends, as in an isolated run, the end waits for the answers.
 */
final class HistoryFunction extends KeyedProcessFunction<String, Signal, StoreRow> {

    @Serial private static final long serialVersionUID = 1;

    private static final Logger LOGGER = LoggerFactory.getLogger(HistoryFunction.class);
    private static final long OPEN_HOUR_MINUTES = 5;

    /** After the minute, so that what is a little late is in. */
    private static final long FLUSH_DELAY_MILLIS = 5_000;

    private final Retention retention;
    private final StoreKind kind;
    private final StoreReader.Factory store;

    private transient HistoryMetrics metrics;
    private transient WindowRepairs repairs;

    /** The device; replaced by the next descriptor, never cleared. */
    private transient ValueState<DeviceDescriptor> descriptor;

    /** Its windows; bounded by the retention, never cleared. */
    private transient ValueState<WindowBook> windows;

    /** When changed windows are stored; cleared when there are none. */
    private transient ValueState<Long> timer;

    /**
     * Windows that are being computed from the store; cleared when they are. While there is one,
     * there is one timer of processing time, and one for the end of all time.
     */
    private transient ValueState<RepairOrder> order;

    /** Windows to be computed after those of the order; cleared when they become it. */
    private transient ValueState<RepairOrder> nextOrder;

    @SuppressWarnings("NullAway.Init") // Transient fields are set by open().
    HistoryFunction(Retention retention, StoreKind kind, StoreReader.Factory store) {
        this.retention = retention;
        this.kind = kind;
        this.store = store;
    }

    @Override
    public void open(OpenContext context) {
        metrics = new HistoryMetrics(getRuntimeContext().getMetricGroup());
        repairs =
                new WindowRepairs(
                        store.open(),
                        "windows-" + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        descriptor = state("descriptor", ContractFormats.DESCRIPTOR);
        windows = state("windows", WireType.of(new WindowBook.Format()));
        timer = state("timer", Types.LONG);
        order = state("repair-order", WireType.of(new RepairOrder.Format()));
        nextOrder = state("next-repair-order", WireType.of(new RepairOrder.Format()));
    }

    private <T> ValueState<T> state(String name, TypeInformation<T> type) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
    }

    @Override
    public void close() {
        if (repairs != null) {
            repairs.close();
        }
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<StoreRow> out)
            throws Exception {
        DeviceDescriptor announced = signal.descriptor();
        if (announced != null) {
            descriptor.update(announced);
            return;
        }
        DeviceDescriptor device = descriptor.value();
        if (device == null) {
            return;
        }
        DeviceEvent event = signal.event();
        if (event != null) {
            out.collect(StoreRows.ofEvent(event, signal, device));
            return;
        }
        Observation observation = signal.observation();
        if (observation != null) {
            remember(observation, signal, device, context.timerService(), out);
        }
    }

    private void remember(
            Observation observation,
            Signal signal,
            DeviceDescriptor device,
            TimerService timers,
            Collector<StoreRow> out)
            throws Exception {
        WindowBook book = windows.value();
        if (book == null) {
            book = new WindowBook();
        }
        boolean late = book.isBehind(observation.ts(), retention.lateness());
        boolean isNew = book.take(observation, signal.receivedAt(), retention.windows());
        boolean mergesWithOld = !isNew && kind == StoreKind.INFLUXDB;
        metrics.onObservation(late);
        out.collect(StoreRows.ofObservation(observation, signal, device, late, mergesWithOld));
        windows.update(book);
        if (book.hasChanges() && timer.value() == null) {
            setTimer(signal.receivedAt(), timers);
        }
    }

    private void setTimer(long now, TimerService timers) throws Exception {
        long minute = Math.floorDiv(now - FLUSH_DELAY_MILLIS, WindowBook.MINUTE) + 1;
        long due = minute * WindowBook.MINUTE + FLUSH_DELAY_MILLIS;
        timer.update(due);
        timers.registerEventTimeTimer(due);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<StoreRow> out)
            throws Exception {
        DeviceDescriptor device = descriptor.value();
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            repair(device, context.timerService(), out);
            return;
        }
        if (timestamp == Long.MAX_VALUE) {
            awaitStore(device, out);
            return;
        }
        timer.clear();
        WindowBook book = windows.value();
        if (book == null || device == null) {
            return;
        }
        boolean openHoursDue = timestamp / WindowBook.MINUTE % OPEN_HOUR_MINUTES == 0;
        RepairOrder wanted =
                ChangedWindows.send(book, openHoursDue || book.hasClosedHours(), device, out);
        book.forget(retention.windows());
        windows.update(book);
        if (wanted != null) {
            give(wanted, context.timerService());
        }
        if (book.hasChanges()) {
            setTimer(timestamp, context.timerService());
        }
    }

    private void give(RepairOrder wanted, TimerService timers) throws Exception {
        if (order.value() == null) {
            order.update(wanted);
            timers.registerProcessingTimeTimer(timers.currentProcessingTime());
            timers.registerEventTimeTimer(Long.MAX_VALUE);
            return;
        }
        RepairOrder next = nextOrder.value();
        nextOrder.update(next == null ? wanted : next.plus(wanted));
    }

    private void repair(
            @Nullable DeviceDescriptor device, TimerService timers, Collector<StoreRow> out)
            throws Exception {
        Duration pause = askStore(device, out);
        if (pause == null) {
            timers.deleteEventTimeTimer(Long.MAX_VALUE);
        } else {
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + pause.toMillis());
        }
    }

    /** The input is over, and no timer of processing time fires any more. */
    private void awaitStore(@Nullable DeviceDescriptor device, Collector<StoreRow> out)
            throws Exception {
        Duration pause = askStore(device, out);
        while (pause != null) {
            Thread.sleep(pause.toMillis());
            pause = askStore(device, out);
        }
    }

    /** Asks for what the store owes; when to ask again, or null if it owes nothing any more. */
    private @Nullable Duration askStore(@Nullable DeviceDescriptor device, Collector<StoreRow> out)
            throws Exception {
        RepairOrder current = order.value();
        if (current == null || device == null) {
            return null;
        }
        Answer answer = repairs.ask(current, device);
        answer.rows().forEach(out::collect);
        metrics.onRecomputed(answer.rows().size());
        switch (answer.progress()) {
            case UNDER_WAY, STORE_AWAY -> {}
            case NOT_STORED_YET -> order.update(missed(current, device));
            case DONE -> {
                RepairOrder next = nextOrder.value();
                nextOrder.clear();
                order.update(next);
                if (next == null) {
                    return null;
                }
            }
        }
        return answer.progress().pause();
    }

    private RepairOrder missed(RepairOrder current, DeviceDescriptor device) {
        RepairOrder missed = current.missed();
        if (missed.misses() == WindowRepairs.MAX_MISSES) {
            metrics.onUnconfirmed();
            LOGGER.warn(
                    "The store does not show {} of {}; its windows are computed without it",
                    missed.last(),
                    device.id());
        }
        return missed;
    }
}
