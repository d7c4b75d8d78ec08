package city.chengyun.simulators.simulate;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.geo.Districts;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.city.CityModel;
import city.chengyun.simulators.hub.HubAccount;
import city.chengyun.simulators.hub.Registrar;
import city.chengyun.simulators.hub.SecretStore;
import city.chengyun.simulators.mqtt.BrokerOption;
import city.chengyun.simulators.scenario.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: the whole city, live, until the process is stopped. */
@Command(
        name = "simulate",
        description = "Simulates the city: registers its devices and publishes what they measure.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(SimulateCommand.class);
    private static final int MIN_DEVICES = 200;
    private static final int MAX_DEVICES = 100_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private HubAccount account = new HubAccount();

    @Mixin private BrokerOption broker = new BrokerOption();

    @Option(
            names = "--state",
            defaultValue = "data/simulator",
            description = "Where the secrets of the gateways are kept (default ${DEFAULT-VALUE}).")
    private Path state = Path.of("data/simulator");

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Which city (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--devices",
            defaultValue = "2400",
            description = "How many devices, 200 to 100000 (default ${DEFAULT-VALUE}).")
    private int devices;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "How many times as often as usual devices report, 0.01 to 1000.")
    private double speed;

    @Option(
            names = "--scenario",
            description = "Scenario to start at once; may be given more than once.")
    private List<String> startAtOnce = List.of();

    @Option(
            names = "--health-port",
            defaultValue = "${env:CHENGYUN_HEALTH_PORT:-0}",
            description = "Port of /health and /metrics on loopback; 0 for any free one.")
    private int healthPort;

    @Override
    public Integer call() throws Exception {
        validate();
        Clock clock = Clock.systemUTC();
        City city = City.of(seed, devices, Districts.load(), DeviceCatalog.load());
        Map<String, Scenario> scenarios = Scenario.loadAll(city);
        for (String name : startAtOnce) {
            if (!scenarios.containsKey(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--scenario %s: there are %s".formatted(name, scenarios.keySet()));
            }
        }
        var director = new ScenarioDirector(scenarios, clock);
        URI mqtt = broker.uri();
        Registrar registrar = account.registrar(SecretStore.in(state));
        var simulation =
                new Simulation(city, new CityModel(city, speed), director, registrar, clock);
        try (var health =
                new HealthServer(
                        healthPort, simulation::isReady, () -> simulation.metrics().scrape())) {
            LOG.info("health on http://127.0.0.1:{}/health", health.port());
            Thread main = Thread.currentThread();
            var stopped = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        main.interrupt();
                                        simulation.close();
                                        stopped.countDown();
                                    }));
            simulation.start(mqtt);
            startAtOnce.forEach(director::start);
            stopped.await();
        } catch (InterruptedException e) {
            // The shutdown hook is closing the simulation.
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void validate() {
        require(
                devices >= MIN_DEVICES && devices <= MAX_DEVICES,
                "--devices must be 200 to 100000");
        require(speed >= 0.01 && speed <= 1000, "--speed must be 0.01 to 1000");
        require(healthPort >= 0 && healthPort <= 65535, "CHENGYUN_HEALTH_PORT must be 0 to 65535");
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
