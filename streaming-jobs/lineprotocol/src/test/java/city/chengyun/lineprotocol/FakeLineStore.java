package city.chengyun.lineprotocol;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Keeps lines in memory; may be away for a while or refuse lines. */
final class FakeLineStore implements LineStore {

    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<Integer> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger awayFor = new AtomicInteger();
    volatile boolean unauthorised;
    private volatile Predicate<String> refused = line -> false;

    void refuse(Predicate<String> refused) {
        this.refused = refused;
    }

    @Override
    public void write(List<String> request) throws WriteFailed {
        requests.add(request.size());
        if (unauthorised) {
            throw failure(Remedy.FAIL, "HTTP 401");
        }
        if (awayFor.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw failure(Remedy.RETRY, "connection refused");
        }
        if (request.stream().anyMatch(refused)) {
            throw failure(Remedy.ISOLATE, "HTTP 400: unable to parse");
        }
        lines.addAll(new ArrayList<>(request));
    }

    private static WriteFailed failure(Remedy remedy, String message) {
        return new WriteFailed(remedy, message, new IllegalStateException(message));
    }

    @Override
    public void close() {}
}
