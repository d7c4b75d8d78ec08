package city.chengyun.intake.replay;

import java.io.IOException;

/** There is a run of that name already. */
public final class RunExists extends IOException {

    RunExists(RunName run) {
        super(
                "There is a run %s already: choose another name, or remove it with discard %s."
                        .formatted(run, run));
    }
}
