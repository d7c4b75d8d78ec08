package city.chengyun.cityjob.judge;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.live.LiveValue;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends what changed in each tile twice a second: the newest value of each device, however often it
 * spoke.
 *
 * <p>The pace is the wall clock's, because it serves people's eyes and decides nothing. Nothing is
 * kept over a restart: what a checkpoint covers has been sent before it, and the rest is read from
 * the log again.
 */
final class LiveConflator extends AbstractStreamOperator<LiveFrame>
        implements OneInputStreamOperator<LiveUpdate, LiveFrame>, ProcessingTimeCallback {

    @Serial private static final long serialVersionUID = 1;

    static final Duration PERIOD = Duration.ofMillis(500);

    /** Bytes of a frame around its devices, generously. */
    private static final int FRAME_BYTES = 128;

    private transient Map<String, Map<DeviceId, LiveValue>> tiles;
    private transient @Nullable ScheduledFuture<?> timer;

    @SuppressWarnings("NullAway.Init") // Transient fields are set by open().
    LiveConflator() {}

    @Override
    public void open() throws Exception {
        super.open();
        tiles = new HashMap<>();
        schedule();
    }

    @Override
    public void processElement(StreamRecord<LiveUpdate> element) {
        LiveUpdate update = element.getValue();
        tiles.computeIfAbsent(update.tile(), tile -> new HashMap<>())
                .merge(update.value().deviceId(), update.value(), LiveValues::merge);
    }

    @Override
    public void onProcessingTime(long time) {
        sendAll();
        schedule();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        sendAll();
    }

    @Override
    public void finish() throws Exception {
        sendAll();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        if (timer != null) {
            timer.cancel(false);
        }
        super.close();
    }

    private void schedule() {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        timer = getProcessingTimeService().registerTimer(now + PERIOD.toMillis(), this);
    }

    private void sendAll() {
        tiles.forEach((tile, devices) -> send(tile, devices.values()));
        tiles.clear();
    }

    private void send(String tile, Iterable<LiveValue> devices) {
        List<LiveValue> fitting = new ArrayList<>();
        int bytes = FRAME_BYTES;
        for (LiveValue device : devices) {
            int more = ContractJson.toBytes(device).length + 1;
            if (bytes + more > LiveFrame.MAX_BYTES && !fitting.isEmpty()) {
                emit(tile, fitting);
                fitting = new ArrayList<>();
                bytes = FRAME_BYTES;
            }
            fitting.add(device);
            bytes += more;
        }
        emit(tile, fitting);
    }

    private void emit(String tile, List<LiveValue> devices) {
        long newest = devices.stream().mapToLong(LiveValue::receivedAt).max().orElse(0);
        output.collect(new StreamRecord<>(new LiveFrame(tile, newest, devices)));
    }
}
