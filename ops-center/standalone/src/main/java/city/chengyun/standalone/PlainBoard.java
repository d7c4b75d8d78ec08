package city.chengyun.standalone;

import java.io.PrintStream;
import java.time.Duration;

/** One line for each thing that happens; for files, pipes and service managers. */
final class PlainBoard implements Board {

    private final PrintStream out;

    PlainBoard(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onStarting(String part) {
        print(part, "starting");
    }

    @Override
    public void onReady(String part, Duration after) {
        print(part, "ready after " + Words.seconds(after));
    }

    @Override
    public void onRestarting(String part, String reason, Duration pause) {
        print(part, "%s; starting again in %s".formatted(reason, Words.seconds(pause)));
    }

    @Override
    public void onGivenUp(String part, String reason) {
        print(part, reason + " again and again; it stays down until the hub is restarted");
    }

    @Override
    public void onStopping(String part) {
        print(part, "stopping");
    }

    @Override
    public void onStopped(String part) {
        print(part, "stopped");
    }

    @Override
    public void say(String sentence) {
        out.printf("  %s%n", sentence);
    }

    private void print(String part, String text) {
        out.printf("  %-10s %s%n", part, text);
    }
}
