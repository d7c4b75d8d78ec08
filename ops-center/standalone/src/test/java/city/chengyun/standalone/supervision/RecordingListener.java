package city.chengyun.standalone.supervision;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told, as text. */
final class RecordingListener implements PartListener {

    private final List<String> events = new CopyOnWriteArrayList<>();

    List<String> all() {
        return List.copyOf(events);
    }

    long count(String event) {
        return events.stream().filter(event::equals).count();
    }

    @Override
    public void onStarting(String part) {
        events.add(part + " starting");
    }

    @Override
    public void onReady(String part, Duration after) {
        events.add(part + " ready");
    }

    @Override
    public void onRestarting(String part, String reason, Duration pause) {
        events.add(part + " restarting: " + reason);
    }

    @Override
    public void onGivenUp(String part, String reason) {
        events.add(part + " given up");
    }

    @Override
    public void onStopping(String part) {
        events.add(part + " stopping");
    }

    @Override
    public void onStopped(String part) {
        events.add(part + " stopped");
    }
}
