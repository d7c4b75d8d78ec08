package city.chengyun.standalone.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command {@code ./run}, as a person without a terminal or a service manager calls it. */
final class Launcher {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private Launcher() {}

    static ProcessBuilder command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(ROOT.resolve("run").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CHENGYUN_SKIP_BUILD", "1");
        return builder;
    }

    /** For what ends by itself: backup, restore and whatever is refused. */
    static Ended run(Object... arguments) {
        var texts = List.of(arguments).stream().map(Object::toString).toList();
        return Ended.after(command(texts), "", AT_MOST);
    }
}
