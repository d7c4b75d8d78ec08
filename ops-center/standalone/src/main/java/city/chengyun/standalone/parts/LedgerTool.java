package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.HubFile;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Secrets;
import city.chengyun.standalone.home.Service;
import java.util.ArrayList;

/** The program of the app's that verifies the ledger; it needs the database, not the app. */
public final class LedgerTool {

    private static final String MAIN = "city.chengyun.opscenter.ledger.internal.LedgerMain";
    private static final int HEAP_MEGABYTES = 64;

    private LedgerTool() {}

    /** A program that is yet to be started. */
    public static ProcessBuilder verify(Installation installation, HubHome home, HubFile hub) {
        var builder =
                new ProcessBuilder(
                        new ArrayList<>(
                                JavaCommand.withHeap(HEAP_MEGABYTES)
                                        .startsQuickly()
                                        .main(installation.appJars(), MAIN)));
        var environment = builder.environment();
        environment.put(
                "CHENGYUN_DATABASE_URL",
                PostgresPart.jdbcUrl(hub.ports().getOrDefault(Service.POSTGRES, 0)));
        environment.put("CHENGYUN_DATABASE_USER", PostgresPart.APP_USER);
        environment.put(
                "CHENGYUN_DATABASE_PASSWORD",
                new Secrets(home.resolve("secrets")).get(PostgresPart.APP_PASSWORD));
        return builder;
    }
}
