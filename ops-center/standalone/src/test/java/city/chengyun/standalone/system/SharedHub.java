package city.chengyun.standalone.system;

import java.time.Clock;

/**
 * The hub that tests use one after the other, because starting one is most of what a test of it
 * costs. It runs until the tests end, and is started again if one of them stopped it.
 */
final class SharedHub {

    /** It has TLS, and speaks MQTT without it on this machine only. */
    static final String[] OPTIONS = {"--tls", "--bind", "0.0.0.0", "--mqtt-tls-port", "0"};

    private static final Clock CLOCK = Clock.systemUTC();

    private static RunningHub hub;

    private SharedHub() {}

    static synchronized RunningHub get() {
        if (hub == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(SharedHub::stop));
        }
        if (hub == null || !hub.isRunning()) {
            hub = RunningHub.start("shared", OPTIONS);
        }
        return hub;
    }

    /** An id that no test has used, also when a test is run again. */
    static String freshId(String name) {
        return name + "-" + Long.toString(CLOCK.millis(), 36);
    }

    private static synchronized void stop() {
        hub.close();
    }
}
