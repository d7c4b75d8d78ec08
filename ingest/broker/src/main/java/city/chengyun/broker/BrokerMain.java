package city.chengyun.broker;

import city.chengyun.intake.IntakeRuntime;
import city.chengyun.intake.IntakeSettings;
import city.chengyun.intake.InvalidSetting;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's process. Waits for the log, since without the credentials nobody could be let in;
 * then listens until it is told to stop.
 */
public final class BrokerMain {

    private static final Logger log = LoggerFactory.getLogger(BrokerMain.class);
    private static final int BAD_SETTING = 2;

    private BrokerMain() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            run(System.getenv(), Clock.systemUTC());
        } catch (InvalidSetting invalid) {
            log.error("{}", invalid.getMessage());
            System.exit(BAD_SETTING);
        } catch (IOException | ExecutionException | RuntimeException failure) {
            // The process's edge: threads of its libraries would keep a half-started one alive.
            log.error("The broker cannot start", failure);
            System.exit(1);
        }
    }

    private static void run(Map<String, String> environment, Clock clock)
            throws IOException, ExecutionException, InterruptedException {
        BrokerSettings settings = BrokerSettings.from(environment);
        settings.checkListenersAreFree();
        IntakeRuntime runtime =
                IntakeRuntime.start(IntakeSettings.from(environment, "broker-1"), clock);
        MqttBroker broker =
                MqttBroker.start(
                        settings,
                        new MqttBroker.Collaborators(
                                runtime.intake(),
                                runtime.credentials(),
                                runtime.permissions(),
                                runtime.refusals(),
                                runtime.meters(),
                                clock),
                        MqttBroker.INTERCEPTOR_TIMEOUT);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(broker, runtime), "broker-stop"));
        runtime.startCarrying(() -> true);
        log.info("The broker is ready");
    }

    /** Nobody is let in any more before the intake writes out what it has taken. */
    private static void stop(MqttBroker broker, IntakeRuntime runtime) {
        broker.close();
        runtime.close();
        log.info("The broker has stopped");
    }
}
