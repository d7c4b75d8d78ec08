package city.chengyun.standalone.bench;

import city.chengyun.standalone.home.FreePorts;
import city.chengyun.standalone.home.HubFile;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.paho.mqttv5.common.MqttException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bench}: the whole path against the shortest one, and how soon an alert is seen. */
@Command(
        name = "./bench",
        description = "Measures the whole path, and writes docs/benchmarks.md.",
        mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {

    @Option(
            names = "--rate",
            defaultValue = "40000",
            description =
                    "Messages per second offered; more than the machine takes (default 40000).")
    private int rate;

    @Option(
            names = "--latency-rate",
            defaultValue = "10000",
            description = "Messages per second while alerts are timed (default 10000).")
    private int latencyRate;

    @Option(
            names = "--duration",
            defaultValue = "PT30S",
            description = "How long each load lasts, ISO 8601 (default PT30S).")
    private Duration duration = Duration.ofSeconds(30);

    @Option(names = "--connections", defaultValue = "100", description = "Default 100.")
    private int connections;

    @Option(
            names = "--browsers",
            defaultValue = "1000",
            description = "Connected at once, 100 to 2000 (default 1000).")
    private int browsers;

    @Option(
            names = "--only-browsers",
            description = "Measures these alone, and writes nothing down.")
    private boolean onlyBrowsers;

    @Option(
            names = "--root",
            required = true,
            hidden = true,
            description = "The source tree; ./bench fills it in.")
    private Path root = Path.of("");

    /** Until the compilers have seen what matters. */
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** Of the load generator: all was acknowledged, or more was wanted than the machine takes. */
    private static final Set<Integer> LOAD_CODES = Set.of(0, 3);

    private BenchMain() {}

    /** Ends with 0, or 1 when something could not be measured. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, MqttException {
        var folder = Files.createDirectories(root.resolve("target/bench"));
        var programs = new BenchPrograms(root, folder);
        if (onlyBrowsers) {
            System.out.print(BenchReport.fanOut(measureFanOut(programs, folder.resolve("home"))));
            return 0;
        }
        var baseline = measureBaseline(programs);
        System.out.printf("Shortest path: %,.0f messages/s%n", baseline);
        var found = measureHub(programs, folder.resolve("home"), baseline);
        System.out.print(BenchReport.table(found));
        BenchReport.write(
                root.resolve("docs/benchmarks.md"),
                found,
                LocalDate.now(Clock.system(ZoneOffset.UTC)));
        return 0;
    }

    private double measureBaseline(BenchPrograms programs)
            throws IOException, InterruptedException, MqttException {
        var mqttPort = FreePorts.find();
        var storePort = FreePorts.find();
        var mqttUri = "tcp://127.0.0.1:" + mqttPort;
        try (var mosquitto = programs.mosquitto(mqttPort);
                var questDb = programs.questDb(storePort);
                var client = new Baseline(mqttUri, "http://127.0.0.1:" + storePort);
                var warmUp = programs.load(mqttUri, rate / 2, WARM_UP, plan(), Map.of())) {
            System.out.printf("%s and %s run%n", mosquitto.name(), questDb.name());
            warmUp.awaitEnd(TIMEOUT, LOAD_CODES);
            try (var load = programs.load(mqttUri, rate, duration, plan(), Map.of())) {
                return Throughput.measure(load, client::stored);
            }
        }
    }

    /** On a hub of its own with the simulated city. */
    private FanOut.Figures measureFanOut(BenchPrograms programs, Path home)
            throws IOException, InterruptedException, MqttException {
        try (var hub = programs.hub(home)) {
            System.out.printf("The %s runs with its city%n", hub.name());
            var file = HubFile.find(HubHome.open(home)).orElseThrow();
            var engineer = new AppClient(file.url(), "engineer", password(home, "engineer"));
            return new FanOut(engineer, app(hub), Clock.systemUTC())
                    .measure(browsers, file.mqtt(), (int) duration.toSeconds());
        }
    }

    /** The app among the processes of a hub. */
    private static ProcessHandle app(Child hub) {
        return hub.process()
                .descendants()
                .filter(
                        part ->
                                part.info()
                                        .commandLine()
                                        .filter(line -> line.contains("chengyun-app"))
                                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Measurement measureHub(BenchPrograms programs, Path home, double baseline)
            throws IOException, InterruptedException, MqttException {
        double wholePath;
        List<Double> millis;
        try (var hub = programs.hub(home, "--no-simulation")) {
            System.out.printf("The %s runs%n", hub.name());
            var opened = HubHome.open(home);
            var file = HubFile.find(opened).orElseThrow();
            var registered = new ArrayList<>(plan());
            registered.addAll(List.of("--register", "--url", file.url()));
            var environment =
                    Map.of(
                            "CHENGYUN_SIMULATOR_PASSWORD",
                            Files.readString(home.resolve("secrets/simulator-password")).strip());
            var store = new Store("http://127.0.0.1:" + file.ports().get(Service.QUESTDB_HTTP));
            try (var warmUp =
                    programs.load(file.mqtt(), rate / 4, WARM_UP, registered, environment)) {
                warmUp.awaitEnd(TIMEOUT, LOAD_CODES);
            }
            try (var load = programs.load(file.mqtt(), rate, duration, registered, environment)) {
                wholePath = Throughput.measure(load, () -> store.rows("bench"));
            }
            var engineer = new AppClient(file.url(), "engineer", password(home, "engineer"));
            try (var load =
                    programs.load(file.mqtt(), latencyRate, duration, registered, environment)) {
                System.out.printf("Timing alerts while the %s runs%n", load.name());
                millis =
                        new AlertLatency(Clock.systemUTC())
                                .measure(engineer, file.mqtt(), (int) duration.toSeconds() - 8);
            }
        }
        return new Measurement(
                wholePath, baseline, latencyRate, millis, measureFanOut(programs, home));
    }

    private List<String> plan() {
        return List.of("--connections", Integer.toString(connections));
    }

    private static String password(Path home, String username) throws IOException {
        return Files.readAllLines(home.resolve("passwords.txt")).stream()
                .filter(line -> line.startsWith(username + "="))
                .map(line -> line.substring(username.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
