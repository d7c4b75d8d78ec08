package city.chengyun.simulators.hub;

import java.net.URI;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that log in to the hub. */
public final class HubAccount {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--url",
            defaultValue = "${env:CHENGYUN_URL:-http://localhost:8080}",
            description = "The hub (CHENGYUN_URL, default ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--user",
            defaultValue = "simulator",
            description = "Account of the hub (default ${DEFAULT-VALUE}).")
    private String user = "simulator";

    @Option(
            names = "--password",
            defaultValue = "${env:CHENGYUN_SIMULATOR_PASSWORD}",
            description = "Its password; better given as CHENGYUN_SIMULATOR_PASSWORD.")
    private String password = "";

    /**
     * Where devices are registered.
     *
     * @param secrets where the secrets of the gateways are kept
     * @throws ParameterException if an option is missing or wrong
     */
    public Registrar registrar(SecretStore secrets) {
        if (password.isEmpty()) {
            throw wrong("CHENGYUN_SIMULATOR_PASSWORD must hold the password");
        }
        if (!List.of("http", "https").contains(String.valueOf(url.getScheme()))) {
            throw wrong("CHENGYUN_URL must be http://… or https://…: " + url);
        }
        return new Registrar(url, user, password, secrets);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
