package city.chengyun.standalone;

import static java.util.Objects.requireNonNull;

import city.chengyun.standalone.home.Refused;
import city.chengyun.standalone.supervision.PartFailed;
import picocli.CommandLine;

/** {@code ./run}: one command runs the city. */
public final class Main {

    private static final int REFUSED = 1;

    private Main() {}

    /** Ends with 0 after an orderly stop, 1 with one sentence when refused, 2 on a wrong option. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var commandLine =
                new CommandLine(new RunCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(Main::explain);
        // What follows the simulators' command is theirs to understand.
        requireNonNull(commandLine.getSubcommands().get("sim")).setStopAtPositional(true);
        return commandLine;
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof Refused || failure instanceof PartFailed) {
            command.getErr().println(failure.getMessage());
            return REFUSED;
        }
        throw failure;
    }
}
