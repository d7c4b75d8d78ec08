package city.chengyun.simulators.mqtt;

import java.net.URI;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option of commands that connect to a broker. */
public final class BrokerOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--mqtt",
            defaultValue = "${env:CHENGYUN_MQTT_URI:-tcp://localhost:1883}",
            description = "The broker (CHENGYUN_MQTT_URI, default ${DEFAULT-VALUE}).")
    private URI mqtt = URI.create("tcp://localhost:1883");

    /**
     * The broker's address, with scheme, host and port.
     *
     * @throws ParameterException if it is none
     */
    public URI uri() {
        if (!List.of("tcp", "ssl").contains(String.valueOf(mqtt.getScheme()))
                || mqtt.getHost() == null
                || mqtt.getPort() < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "CHENGYUN_MQTT_URI must be tcp://host:port or ssl://host:port: " + mqtt);
        }
        return mqtt;
    }
}
