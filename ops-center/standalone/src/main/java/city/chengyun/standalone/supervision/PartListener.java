package city.chengyun.standalone.supervision;

import java.time.Duration;

/** Is told what happens to the parts; called from several threads. */
public interface PartListener {

    void onStarting(String part);

    void onReady(String part, Duration after);

    /** The part ended by itself and is started again after the pause. */
    void onRestarting(String part, String reason, Duration pause);

    /** The part ended too often; it stays down until the hub is started again. */
    void onGivenUp(String part, String reason);

    void onStopping(String part);

    void onStopped(String part);
}
