package city.chengyun.standalone.parts;

import static java.util.Objects.requireNonNull;

import city.chengyun.standalone.supervision.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks PostgreSQL; its port answers before it is ready, so that is read from its pid file. */
record PostgresProbe(Path data, int port) implements Probe {

    private static final int LINE_OF_STATUS = 7;

    PostgresProbe {
        requireNonNull(data, "data is null");
    }

    /** PostgreSQL has written "ready" to its pid file, which is what pg_ctl waits for. */
    @Override
    public boolean isReady() {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() > LINE_OF_STATUS
                    && lines.get(LINE_OF_STATUS).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean answers() {
        return Probes.postgresAnswers(port);
    }
}
