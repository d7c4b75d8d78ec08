package city.chengyun.standalone.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs programs that do one thing and end. */
final class Programs {

    private Programs() {}

    /**
     * Runs a program to its end.
     *
     * @throws IOException with what it printed if it ends with another code than 0
     */
    static void run(List<String> command, String input) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("%s failed: %s".formatted(command.get(0), output.strip()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), e);
        }
    }
}
