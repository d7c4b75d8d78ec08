package city.chengyun.simulators;

import city.chengyun.simulators.hub.HubRefused;
import city.chengyun.simulators.load.LoadCommand;
import city.chengyun.simulators.record.RecordCommand;
import city.chengyun.simulators.replay.DiscardCommand;
import city.chengyun.simulators.replay.ReplayCommand;
import city.chengyun.simulators.simulate.SimulateCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code simulators}. */
@Command(
        name = "simulators",
        description = "Stands in for a city.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SimulateCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            LoadCommand.class,
            DiscardCommand.class
        })
public final class Main {

    private Main() {}

    /** Runs a command; the exit code is 0, or 2 for wrong options, or 1 for a failure. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(
                        (exception, commandLine, parsed) -> {
                            // What the outside did is one sentence; what we did wrong needs a
                            // trace.
                            if (!(exception instanceof IOException
                                    || exception instanceof HubRefused)) {
                                throw exception;
                            }
                            commandLine.getErr().println(exception.getMessage());
                            return commandLine.getCommandSpec().exitCodeOnExecutionException();
                        });
    }
}
