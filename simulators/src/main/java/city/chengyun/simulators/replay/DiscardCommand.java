package city.chengyun.simulators.replay;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code discard}: removes what an isolated run left in log and store. */
@Command(
        name = "discard",
        description = "Removes the topics and tables of an isolated run (replay --as-recorded).",
        mixinStandardHelpOptions = true)
public final class DiscardCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "Name of the run.")
    private String name = "";

    @Mixin private JobsOptions jobs = new JobsOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(RunJobs.command(jobs.classPath(), "discard")).inheritIO();
        builder.environment().putAll(jobs.environment(jobs.run(name)));
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IOException("the run %s could not be discarded".formatted(name));
        }
        spec.commandLine().getOut().printf("run %s is discarded%n", name);
        return 0;
    }
}
