package city.chengyun.standalone.supervision;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes that a killed launcher left behind, before anybody opens their data again. */
public final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Orphans() {}

    /**
     * Ends them, the last started first.
     *
     * @return how many there were
     * @throws IOException if the records cannot be read or a process survives SIGKILL
     */
    public static int end(ProcessRecords records) throws IOException {
        var orphans = records.running();
        for (var orphan : orphans) {
            end(orphan.process(), orphan.signal());
        }
        records.forgetAll();
        return orphans.size();
    }

    private static void end(ProcessHandle process, StopSignal signal) throws IOException {
        Signals.send(process, signal);
        if (!ends(process)) {
            process.destroyForcibly();
            if (!ends(process)) {
                throw new IOException("process " + process.pid() + " survives SIGKILL");
            }
        }
    }

    private static boolean ends(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
