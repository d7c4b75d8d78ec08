package city.chengyun.standalone.supervision;

import java.io.IOException;

/** Sends signals to processes, also those that the JDK has no method for. */
final class Signals {

    private Signals() {}

    static void send(ProcessHandle process, StopSignal signal) throws IOException {
        switch (signal) {
            case TERM -> process.destroy();
            case INT -> interrupt(process);
        }
    }

    private static void interrupt(ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
