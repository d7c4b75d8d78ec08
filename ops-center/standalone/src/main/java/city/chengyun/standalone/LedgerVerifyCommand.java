package city.chengyun.standalone;

import city.chengyun.standalone.home.Refused;
import city.chengyun.standalone.parts.Installation;
import city.chengyun.standalone.parts.LedgerTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Follows the chain of the ledger in the database itself, without asking the app. */
@Command(
        name = "verify",
        description = {
            "Checks that nothing in the audit ledger was changed, removed, re-ordered or cut off.",
            "Ends with 0 if so, with 1 if not, naming the event."
        },
        mixinStandardHelpOptions = true)
final class LedgerVerifyCommand implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "DIR", defaultValue = "data")
    private Path home = Path.of("data");

    @Option(
            names = "--at",
            paramLabel = "SEQ",
            description = "Number of a head that was noted earlier; with --expect.")
    private @Nullable Long at;

    @Option(
            names = "--expect",
            paramLabel = "HASH",
            description = "Hash of that head: finds a ledger that was made anew as a whole.")
    private @Nullable String expect;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((at == null) != (expect == null) || (at != null && at < 1)) {
            throw new Refused("A noted head is --at SEQ, from 1, together with --expect HASH.");
        }
        var hub = RunningHome.of(home);
        var program = LedgerTool.verify(Installation.current(), hub.home(), hub.file());
        if (at != null && expect != null) {
            program.command().add(Long.toString(at));
            program.command().add(expect);
        }
        return RunningHome.run(program);
    }
}
