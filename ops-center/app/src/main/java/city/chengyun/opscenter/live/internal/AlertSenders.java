package city.chengyun.opscenter.live.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends what must arrive, to many browsers at once. Each browser is always served by the same
 * thread, so that it is told everything in the order in which it was given here.
 */
@Component
class AlertSenders implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AlertSenders.class);

    private static final int MOST = 4;

    private final List<ExecutorService> threads = new ArrayList<>();

    AlertSenders() {
        int count = Math.min(MOST, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < count; i++) {
            String name = "alert-sender-" + i;
            threads.add(
                    Executors.newSingleThreadExecutor(
                            task -> {
                                Thread created = new Thread(task, name);
                                created.setDaemon(true);
                                return created;
                            }));
        }
    }

    void send(LiveClient client, Frame message) {
        run(threads.get(threadOf(client)), () -> client.sendUrgent(message));
    }

    void sendAll(Collection<LiveClient> clients, Frame message) {
        List<List<LiveClient>> parts = new ArrayList<>();
        threads.forEach(thread -> parts.add(new ArrayList<>()));
        clients.forEach(client -> parts.get(threadOf(client)).add(client));
        for (int i = 0; i < parts.size(); i++) {
            List<LiveClient> part = parts.get(i);
            run(threads.get(i), () -> part.forEach(client -> client.sendUrgent(message)));
        }
    }

    private int threadOf(LiveClient client) {
        return client.turn() % threads.size();
    }

    private static void run(ExecutorService thread, Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            log.debug("Stopping: nobody is told any more");
        }
    }

    @Override
    public void destroy() {
        threads.forEach(ExecutorService::shutdownNow);
    }
}
