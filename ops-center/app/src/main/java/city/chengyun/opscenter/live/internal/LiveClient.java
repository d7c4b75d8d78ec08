package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.geo.BoundingBox;
import city.chengyun.opscenter.party.Account;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One browser. Alerts wait in a bounded queue and are never dropped: a browser too slow for them is
 * closed and resumes later. Devices wait as a set, so that however slow the browser is, it gets the
 * newest of each and no more than that. At most one message is on its way. Thread-safe.
 */
public final class LiveClient {

    /** Closed because it could not keep up with the alerts; it may come back and resume. */
    static final int TOO_SLOW = 4000;

    /** Closed because its session is over. */
    static final int SESSION_ENDED = 4001;

    /** Bytes of a live frame, about; two per second stay below 200 kB/s. */
    private static final int FRAME_BYTES = 95_000;

    /** Words of the probe that a browser may be late with, one each second. */
    private static final int MAX_UNSEEN = 60;

    private final Account account;
    private final String sessionId;
    private final ClientWire wire;
    private final int alertQueue;
    private final int turn;

    private final Queue<Frame> urgent = new ArrayDeque<>();
    private final Set<DeviceId> pending = new LinkedHashSet<>();
    private @Nullable Frame counts;
    private @Nullable Frame probe;

    /** Told last; the same again says nothing. */
    private @Nullable Frame toldCounts;

    /** A word of the probe that waits for this client's turn. */
    private @Nullable Word held;

    /** When the probe published what this browser was sent and has not told to have drawn. */
    private final Queue<Long> unseen = new ArrayDeque<>();

    private @Nullable BoundingBox view;
    private boolean sending;
    private boolean draining;
    private boolean closed;

    /** Only the alert thread uses it. */
    private long seq;

    /**
     * @param alertQueue alerts that may wait
     * @param turn when within each interval it is sent what is not urgent
     */
    LiveClient(Account account, String sessionId, ClientWire wire, int alertQueue, int turn) {
        this.account = account;
        this.sessionId = sessionId;
        this.wire = wire;
        this.alertQueue = alertQueue;
        this.turn = turn;
    }

    private record Word(Frame message, long at) {}

    int turn() {
        return turn;
    }

    Account account() {
        return account;
    }

    String sessionId() {
        return sessionId;
    }

    /** Number of the last change of an alert that was handed to this client. */
    long seq() {
        return seq;
    }

    void onSeq(long newest) {
        seq = newest;
    }

    /** Sends a message that must arrive. */
    void sendUrgent(Frame message) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (urgent.size() < alertQueue) {
                urgent.add(message);
            } else {
                closed = true;
            }
        }
        if (isClosed()) {
            wire.close(TOO_SLOW, "too slow; reconnect and resume");
        } else {
            sendNext();
        }
    }

    /** Sends the counts; replaces older ones that are still waiting. */
    void sendCounts(Frame message) {
        synchronized (this) {
            if (message == toldCounts) {
                return;
            }
            toldCounts = message;
            counts = message;
        }
        sendNext();
    }

    /** Keeps word of the probe until the devices that came with it are sent; the oldest stays. */
    synchronized void holdProbe(Frame message, long at) {
        if (held == null) {
            held = new Word(message, at);
        }
    }

    /** Sends the word of the probe that was kept, if there is one. */
    void sendHeldProbe() {
        @Nullable Word word;
        synchronized (this) {
            word = held;
            held = null;
        }
        if (word != null) {
            sendProbe(word.message(), word.at());
        }
    }

    /**
     * Sends word of the probe behind the devices that came with it. An older one that still waits
     * is the one to be sent: its delay is that of this browser.
     *
     * @param at when it was published, epoch milliseconds
     */
    void sendProbe(Frame message, long at) {
        synchronized (this) {
            if (probe != null) {
                return;
            }
            probe = message;
            if (unseen.size() == MAX_UNSEEN) {
                unseen.remove();
            }
            unseen.add(at);
        }
        sendNext();
    }

    /**
     * The browser has drawn what the probe said at that time.
     *
     * @return whether it was asked, and had not answered yet
     */
    public synchronized boolean onSeen(long at) {
        return unseen.remove(at);
    }

    /** Looks at another part of the map; everything in it is sent once. */
    void look(BoundingBox box, Collection<DeviceId> devicesInIt) {
        synchronized (this) {
            view = box;
            pending.clear();
            pending.addAll(devicesInIt);
        }
    }

    @Nullable BoundingBox view() {
        synchronized (this) {
            return view;
        }
    }

    /** Devices within the view have changed; they are sent when it is this client's turn. */
    synchronized void note(Collection<DeviceId> visible) {
        pending.addAll(visible);
    }

    /**
     * Sends the devices that have changed, if nothing else is on its way.
     *
     * @param fragment the JSON of a device
     * @param frame makes the message of them
     * @return whether devices are still waiting
     */
    boolean sendDevices(Function<DeviceId, Frame> fragment, Function<List<Frame>, Frame> frame) {
        List<DeviceId> chosen;
        synchronized (this) {
            if (closed || sending || !urgent.isEmpty() || pending.isEmpty()) {
                return !pending.isEmpty();
            }
            sending = true;
            chosen = new ArrayList<>(pending);
        }
        List<Frame> fragments = new ArrayList<>();
        int bytes = 0;
        Iterator<DeviceId> next = chosen.iterator();
        Set<DeviceId> taken = new LinkedHashSet<>();
        while (next.hasNext() && bytes < FRAME_BYTES) {
            DeviceId device = next.next();
            Frame part = fragment.apply(device);
            fragments.add(part);
            taken.add(device);
            bytes += part.size();
        }
        synchronized (this) {
            pending.removeAll(taken);
        }
        wire.send(frame.apply(fragments), this::onSent);
        return next.hasNext();
    }

    /**
     * Sends what waits, one after the other. A sending may be done before {@code send} returns: the
     * loop goes on then instead of going deeper.
     */
    private void sendNext() {
        while (true) {
            @Nullable Frame next;
            synchronized (this) {
                next = draining ? null : takeNext();
                draining |= next != null;
            }
            if (next == null) {
                return;
            }
            wire.send(next, this::onSent);
            synchronized (this) {
                draining = false;
            }
        }
    }

    private synchronized @Nullable Frame takeNext() {
        if (closed || sending) {
            return null;
        }
        @Nullable Frame next = urgent.poll();
        if (next == null) {
            next = counts;
            counts = null;
        }
        if (next == null) {
            next = probe;
            probe = null;
        }
        sending = next != null;
        return next;
    }

    private void onSent(boolean success) {
        synchronized (this) {
            sending = false;
            closed |= !success;
        }
        if (success) {
            sendNext();
        } else {
            wire.close(TOO_SLOW, "sending failed; reconnect and resume");
        }
    }

    void close(int code, String reason) {
        synchronized (this) {
            closed = true;
        }
        wire.close(code, reason);
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
