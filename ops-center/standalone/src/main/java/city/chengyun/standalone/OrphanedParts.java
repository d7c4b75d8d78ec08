package city.chengyun.standalone;

import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Refused;
import city.chengyun.standalone.supervision.Orphans;
import city.chengyun.standalone.supervision.ProcessRecords;
import java.io.IOException;

/** Parts that still run on a home whose launcher was killed. */
final class OrphanedParts {

    private OrphanedParts() {}

    /** Ends them and returns their records, empty again; the caller holds the home's lock. */
    static ProcessRecords end(HubHome home) {
        try {
            var records = new ProcessRecords(home.resolve("run"));
            Orphans.end(records);
            return records;
        } catch (IOException e) {
            throw new Refused(
                    "What still runs in %s cannot be ended: %s."
                            .formatted(home.path(), e.getMessage()),
                    e);
        }
    }
}
