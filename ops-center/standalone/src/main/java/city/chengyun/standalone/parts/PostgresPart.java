package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Service;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The relational store, run from the programs that the build unpacked. */
final class PostgresPart {

    static final String NAME = "postgres";
    static final String DATABASE = "chengyun";

    /** Whom everything in the database belongs to. */
    static final String OWNER = "chengyun";

    static final String PASSWORD = "database-password";

    /** Whom the app works as; may not change the ledger. */
    static final String APP_USER = "chengyun_app";

    static final String APP_PASSWORD = "database-app-password";

    private PostgresPart() {}

    static Part of(HubContext hub) {
        var data = hub.home().folder(NAME).resolve("data");
        return new Part(
                NAME,
                program(
                        hub,
                        "postgres",
                        List.of(
                                "-D",
                                data.toString(),
                                "-p",
                                Integer.toString(hub.ports().port(Service.POSTGRES)),
                                "-h",
                                HubContext.LOOPBACK,
                                // No socket file outside of the home.
                                "-k",
                                "",
                                "-c",
                                "shared_buffers=64MB",
                                "-c",
                                "max_connections=40")),
                Map.of(),
                Set.of(),
                () -> prepare(hub, data),
                new PostgresProbe(data, hub.ports().port(Service.POSTGRES)),
                StopSignal.INT);
    }

    static String jdbcUrl(HubContext hub) {
        return jdbcUrl(hub.ports().port(Service.POSTGRES));
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HubContext.LOOPBACK, port, DATABASE);
    }

    private static void prepare(HubContext hub, Path data) throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(hub, data);
        }
        // Left over by SIGKILL; it would pass for a running server, or for a ready one.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** Makes the cluster beside its place and moves it there, so that half of one never counts. */
    private static void initialise(HubContext hub, Path data) throws IOException {
        var unfinished = data.resolveSibling("data.new");
        if (Files.exists(unfinished)) {
            try (var files = Files.walk(unfinished)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        hub.secrets().get(PASSWORD);
        Programs.run(
                program(
                        hub,
                        "initdb",
                        List.of(
                                "-D",
                                unfinished.toString(),
                                "-U",
                                OWNER,
                                "--pwfile=" + hub.secrets().file(PASSWORD),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C.UTF-8")),
                "");
        Programs.run(
                program(
                        hub,
                        "postgres",
                        List.of("--single", "-D", unfinished.toString(), "postgres")),
                "CREATE DATABASE " + DATABASE + "\n");
        Files.move(unfinished, data);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
    private static List<String> program(HubContext hub, String name, List<String> arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(hub.installation().postgresBin().resolve(name).toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
