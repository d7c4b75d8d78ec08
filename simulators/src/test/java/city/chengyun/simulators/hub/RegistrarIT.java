package city.chengyun.simulators.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class RegistrarIT {

    private static final Registration.Batch BATCH =
            new Registration.Batch(
                    List.of(
                            Registration.Gateway.of("gateway-a", "甲"),
                            Registration.Gateway.of("gateway-b", "乙")),
                    List.of());

    @TempDir Path state;

    @Test
    void keepsSecretsThatOnlyTheOwnerCanRead() throws Exception {
        try (var hub = new FakeHub()) {
            Map<String, String> first = registrar(hub).register(BATCH);
            Map<String, String> second = registrar(hub).register(BATCH);

            assertThat(first).containsOnlyKeys("gateway-a", "gateway-b").isEqualTo(second);
            assertThat(hub.batches()).hasSize(2);
            Path file = state.resolve("credentials.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void asksForNewSecretsWhenItsOwnAreLost() throws Exception {
        try (var hub = new FakeHub()) {
            Map<String, String> first = registrar(hub).register(BATCH);
            Files.delete(state.resolve("credentials.json"));

            Map<String, String> second = registrar(hub).register(BATCH);

            assertThat(second).containsOnlyKeys("gateway-a", "gateway-b");
            assertThat(second.get("gateway-a")).isNotEqualTo(first.get("gateway-a"));
        }
    }

    @Test
    void waitsForAHubThatIsStarting() throws Exception {
        try (var hub = new FakeHub()) {
            hub.setStarting(true);
            CompletableFuture<Map<String, String>> secrets =
                    CompletableFuture.supplyAsync(() -> registerUnchecked(hub));
            assertThatThrownBy(() -> secrets.get(700, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);

            hub.setStarting(false);

            assertThat(secrets.get(10, TimeUnit.SECONDS)).hasSize(2);
        }
    }

    @Test
    void givesUpWhenThePasswordIsWrong() throws Exception {
        try (var hub = new FakeHub()) {
            var registrar = new Registrar(hub.uri(), "simulator", "wrong", SecretStore.in(state));

            assertThatThrownBy(() -> registrar.register(BATCH))
                    .isInstanceOf(HubRefused.class)
                    .hasMessageContaining("401");
        }
    }

    private Registrar registrar(FakeHub hub) throws Exception {
        return new Registrar(hub.uri(), "simulator", FakeHub.PASSWORD, SecretStore.in(state));
    }

    private Map<String, String> registerUnchecked(FakeHub hub) {
        try {
            return registrar(hub).register(BATCH);
        } catch (Exception e) { // the thread's edge: the future carries it
            throw new IllegalStateException(e);
        }
    }
}
