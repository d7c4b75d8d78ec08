package city.chengyun.simulators.load;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.ContractJson;
import city.chengyun.simulators.hub.FakeHub;
import city.chengyun.testkit.MosquittoServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class LoadCommandIT {

    @TempDir private Path folder;

    @Test
    void keepsTheRateAndReportsWhatWasAcknowledged() throws Exception {
        Path json = folder.resolve("report.json");
        Path acknowledged = folder.resolve("acknowledged.csv");
        try (var broker = MosquittoServer.start();
                var hub = new FakeHub()) {
            int exit =
                    execute(
                            "--mqtt=" + broker.uri(),
                            "--register",
                            "--url=" + hub.uri(),
                            "--password=" + FakeHub.PASSWORD,
                            "--devices=200",
                            "--connections=20",
                            "--rate=500",
                            "--duration=PT3S",
                            "--mischief",
                            "--acknowledged=" + acknowledged,
                            "--json=" + json);

            assertThat(exit).isZero();
        }
        JsonNode report = ContractJson.mapper().readTree(Files.readAllBytes(json));
        assertThat(report.get("sent").longValue()).isEqualTo(1500);
        assertThat(report.get("acknowledged").longValue()).isEqualTo(1500);
        assertThat(report.get("latencyMillis").get("p99").doubleValue()).isPositive();
        List<String> lines = Files.readAllLines(acknowledged);
        assertThat(lines).hasSize(1501);
        assertThat(lines.get(0)).isEqualTo("device,seq,ts,kind,properties,first_value");
        assertThat(lines.get(1)).matches("load-device-\\d{6},\\d+,\\d+,PLAIN,a21004.*,[0-9.]+");
    }

    @Test
    void refusesNonsense() {
        assertThat(execute("--devices=5", "--connections=10")).isEqualTo(2);
        assertThat(execute("--rate=0")).isEqualTo(2);
        assertThat(execute("--mqtt=tcp://nowhere")).isEqualTo(2);
    }

    private static int execute(String... arguments) {
        return new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
