package city.chengyun.simulators.load;

import city.chengyun.contract.ContractJson;
import city.chengyun.simulators.hub.HubAccount;
import city.chengyun.simulators.hub.Registrar;
import city.chengyun.simulators.hub.Registration;
import city.chengyun.simulators.hub.SecretStore;
import city.chengyun.simulators.mqtt.BrokerOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code load}: devices over connections at a rate. Exit code 0 if every message was acknowledged,
 * 3 if some were refused, failed or never sent.
 */
@Command(
        name = "load",
        description = "Loads a broker: open loop, QoS 1; prints rate and latency, then JSON.",
        mixinStandardHelpOptions = true)
public final class LoadCommand implements Callable<Integer> {

    private static final int NOT_ALL_ACKNOWLEDGED = 3;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private BrokerOption broker = new BrokerOption();

    @Option(
            names = "--devices",
            defaultValue = "1000",
            description = "Devices (default ${DEFAULT-VALUE}).")
    private int devices;

    @Option(
            names = "--connections",
            defaultValue = "100",
            description = "Connections, each a gateway (default ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--rate",
            defaultValue = "1000",
            description = "Messages per second over all (default ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--duration",
            defaultValue = "PT30S",
            description = "How long, ISO 8601 (default ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ofSeconds(30);

    @Option(
            names = "--prefix",
            defaultValue = "load",
            description = "Beginning of device and gateway ids (default ${DEFAULT-VALUE}).")
    private String prefix = "load";

    @Option(names = "--register", description = "Register the devices with the hub at --url first.")
    private boolean register;

    @Mixin private HubAccount account = new HubAccount();

    @Option(
            names = "--credentials",
            description =
                    "JSON file with the secret by gateway id; --register writes it. Without it the"
                            + " connections are anonymous.")
    private @Nullable Path credentials;

    @Option(
            names = "--acknowledged",
            description = "CSV file for every acknowledged message (device,seq,ts,…).")
    private @Nullable Path acknowledged;

    @Option(
            names = "--mischief",
            description =
                    "Send equal times with other properties, corrections, duplicates and data half"
                            + " an hour late as well.")
    private boolean mischief;

    @Option(
            names = "--max-outstanding",
            defaultValue = "50000",
            description = "Unanswered messages at most (default ${DEFAULT-VALUE}).")
    private int maxOutstanding;

    @Option(names = "--json", description = "File for the final report as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        LoadPlan plan = validPlan();
        Clock clock = Clock.systemUTC();
        PrintWriter out = spec.commandLine().getOut();
        var meter = new LoadMeter();
        try (var open = new LoadConnections(broker.uri(), plan, secrets(plan));
                AckLog log = acknowledged == null ? null : new AckLog(acknowledged, plan)) {
            open.connect();
            var sequence = new LoadSequence(devices, mischief, clock.millis());
            var loop = new OpenLoop(open, sequence, meter, log, clock, maxOutstanding);
            long start = System.nanoTime();
            ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
            try {
                var progress = new Progress(meter, log, out);
                var unused = ticker.scheduleAtFixedRate(progress, 1, 1, TimeUnit.SECONDS);
                loop.run(rate, duration);
            } finally {
                ticker.shutdownNow();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            LoadReport report = meter.report(plan, rate, seconds);
            String text = ContractJson.toText(report);
            out.println(text);
            out.flush();
            if (json != null) {
                Files.writeString(json, text);
            }
            boolean all = report.acknowledged() == report.sent() && report.overrun() == 0;
            return all ? 0 : NOT_ALL_ACKNOWLEDGED;
        }
    }

    private LoadPlan validPlan() {
        if (!(rate > 0) || duration.isNegative() || duration.isZero() || maxOutstanding < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rate, --duration and --max-outstanding must be positive");
        }
        try {
            return new LoadPlan(prefix, devices, connections);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, String> secrets(LoadPlan plan) throws IOException, InterruptedException {
        if (!register) {
            return credentials == null ? Map.of() : SecretStore.of(credentials).all();
        }
        SecretStore store =
                credentials == null
                        ? SecretStore.in(Files.createTempDirectory("chengyun-load"))
                        : SecretStore.of(credentials);
        Registrar registrar = account.registrar(store);
        for (Registration.Batch batch : plan.toBatches()) {
            registrar.register(batch);
        }
        return store.all();
    }

    /** One line per second. */
    private static final class Progress implements Runnable {

        private final LoadMeter meter;
        private final @Nullable AckLog log;
        private final PrintWriter out;
        private long acknowledgedBefore;
        private int second;

        Progress(LoadMeter meter, @Nullable AckLog log, PrintWriter out) {
            this.meter = meter;
            this.log = log;
            this.out = out;
        }

        @Override
        public void run() {
            LoadMeter.Latency lap = meter.lap();
            long acknowledged = meter.acknowledged();
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%3d s  acknowledged %7d/s  outstanding %6d  p50 %.1f ms  p99 %.1f ms",
                            ++second,
                            acknowledged - acknowledgedBefore,
                            meter.outstanding(),
                            lap.p50(),
                            lap.p99()));
            out.flush();
            acknowledgedBefore = acknowledged;
            if (log != null) {
                log.flush();
            }
        }
    }
}
