package city.chengyun.bridge;

import city.chengyun.intake.IntakeRuntime;
import city.chengyun.intake.IntakeSettings;
import city.chengyun.intake.InvalidSetting;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge's process. Waits for the log, then for the broker, and carries until it is stopped.
 */
public final class BridgeMain {

    private static final Logger log = LoggerFactory.getLogger(BridgeMain.class);
    private static final int BAD_SETTING = 2;

    private BridgeMain() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            run(System.getenv(), Clock.systemUTC());
        } catch (InvalidSetting invalid) {
            log.error("{}", invalid.getMessage());
            System.exit(BAD_SETTING);
        } catch (IOException | RuntimeException failure) {
            // The process's edge: threads of its libraries would keep a half-started one alive.
            log.error("The bridge cannot start", failure);
            System.exit(1);
        }
    }

    private static void run(Map<String, String> environment, Clock clock)
            throws IOException, InterruptedException {
        BridgeSettings settings = BridgeSettings.from(environment);
        IntakeSettings intake = IntakeSettings.from(environment, "bridge-1");
        IntakeRuntime runtime = IntakeRuntime.start(intake, clock);
        Bridge bridge =
                Bridge.start(settings, intake.intakeId(), runtime.intake(), runtime.meters());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(bridge, runtime), "bridge-stop"));
        runtime.startCarrying(bridge::isUp);
        log.info("The bridge is ready");
    }

    /** Nothing arrives any more before the intake writes out what it has taken. */
    private static void stop(Bridge bridge, IntakeRuntime runtime) {
        bridge.close();
        runtime.close();
        log.info("The bridge has stopped");
    }
}
