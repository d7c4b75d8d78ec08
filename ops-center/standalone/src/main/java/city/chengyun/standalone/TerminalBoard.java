package city.chengyun.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line for each part, drawn again in place while parts start; for terminals. Thread-safe. */
final class TerminalBoard implements Board {

    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\u001b[2K";

    private final PrintStream out;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private boolean drawn;

    TerminalBoard(PrintStream out, List<String> parts) {
        this.out = out;
        parts.forEach(part -> lines.put(part, "· waiting"));
    }

    @Override
    public void onStarting(String part) {
        show(part, "… starting");
    }

    @Override
    public void onReady(String part, Duration after) {
        show(part, "✓ ready after " + Words.seconds(after));
    }

    @Override
    public void onRestarting(String part, String reason, Duration pause) {
        show(part, "! %s; starting again in %s".formatted(reason, Words.seconds(pause)));
    }

    @Override
    public void onGivenUp(String part, String reason) {
        show(part, "✗ " + reason + " again and again; down until the hub is restarted");
    }

    @Override
    public void onStopping(String part) {
        show(part, "… stopping");
    }

    @Override
    public void onStopped(String part) {
        show(part, "✓ stopped");
    }

    @Override
    public synchronized void say(String sentence) {
        out.printf("  %s%n", sentence);
        leave();
    }

    /** The board is drawn anew below the other text the next time. */
    @Override
    public synchronized void leave() {
        drawn = false;
    }

    private synchronized void show(String part, String text) {
        lines.put(part, text);
        var picture = new StringBuilder();
        if (drawn) {
            picture.append(UP.formatted(lines.size()));
        }
        lines.forEach(
                (name, line) ->
                        picture.append(CLEAR_LINE).append("  %-10s %s%n".formatted(name, line)));
        out.print(picture);
        out.flush();
        drawn = true;
    }
}
