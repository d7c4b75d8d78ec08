package city.chengyun.cityjob.history;

import city.chengyun.contract.device.DeviceDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes windows from the store, one order after another on a thread of its own, so that a store
 * that is slow or away holds nothing else up.
 *
 * <p>Used by the task's thread alone. What is under way is lost with it: whoever gives an order
 * keeps it until its windows are there.
 */
final class WindowRepairs implements AutoCloseable {

    /** After so many answers without the order's row it will not come: the store refused it. */
    static final int MAX_MISSES = 600;

    private static final Logger LOGGER = LoggerFactory.getLogger(WindowRepairs.class);

    private final StoreReader store;
    private final ExecutorService thread;
    private final Map<String, CompletableFuture<Answer>> underWay = new HashMap<>();

    /** So that it is told once; used by the thread alone. */
    private boolean storeAway;

    /** How far an order has come. */
    enum Progress {
        UNDER_WAY(Duration.ofMillis(100)),
        /** The windows are computed. */
        DONE(Duration.ZERO),
        /** The store answers, but does not show the order's row yet. */
        NOT_STORED_YET(Duration.ofSeconds(1)),
        /** The store does not answer. */
        STORE_AWAY(Duration.ofSeconds(5));

        private final Duration pause;

        Progress(Duration pause) {
            this.pause = pause;
        }

        /** How long to wait before the next question. */
        Duration pause() {
            return pause;
        }
    }

    /**
     * An answer.
     *
     * @param rows the windows, if they are computed
     */
    record Answer(Progress progress, List<StoreRow> rows) {

        static Answer of(Progress progress) {
            return new Answer(progress, List.of());
        }
    }

    WindowRepairs(StoreReader store, String threadName) {
        this.store = store;
        this.thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread repairing = new Thread(task, threadName);
                            repairing.setDaemon(true);
                            return repairing;
                        });
    }

    /**
     * How far an order has come; begins with it when it is asked for the first time. A device has
     * one order at a time.
     */
    Answer ask(RepairOrder order, DeviceDescriptor device) {
        String id = device.id().value();
        CompletableFuture<Answer> answer =
                underWay.computeIfAbsent(
                        id,
                        key -> CompletableFuture.supplyAsync(() -> compute(order, device), thread));
        if (!answer.isDone()) {
            return Answer.of(Progress.UNDER_WAY);
        }
        underWay.remove(id);
        return answer.join();
    }

    private Answer compute(RepairOrder order, DeviceDescriptor device) {
        try {
            if (order.misses() < MAX_MISSES && !isStored(order.last(), device)) {
                return Answer.of(Progress.NOT_STORED_YET);
            }
            List<StoreRow> rows = new ArrayList<>();
            for (long hour : order.hours().keySet()) {
                rows.addAll(
                        RecomputedWindows.rows(
                                hour, order, read(device, hour, hour + WindowBook.HOUR), device));
            }
            storeAway = false;
            return new Answer(Progress.DONE, rows);
        } catch (IOException e) {
            if (!storeAway) {
                storeAway = true;
                LOGGER.warn("Corrected windows wait for the store: {}", e.getMessage());
            }
            return Answer.of(Progress.STORE_AWAY);
        } catch (InterruptedException e) {
            // Only close() interrupts, and nobody asks any more.
            Thread.currentThread().interrupt();
            return Answer.of(Progress.STORE_AWAY);
        }
    }

    private boolean isStored(RowVersion row, DeviceDescriptor device)
            throws IOException, InterruptedException {
        return read(device, row.ts(), row.ts() + 1).stream().anyMatch(row::isIn);
    }

    private List<RawRow> read(DeviceDescriptor device, long from, long to)
            throws IOException, InterruptedException {
        return store.read(device.domain(), device.id().value(), from, to);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
