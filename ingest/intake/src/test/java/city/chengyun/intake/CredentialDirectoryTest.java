package city.chengyun.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialDirectoryTest {

    private static final DeviceId METER = new DeviceId("meter-1");
    private static final PublisherCredential BEHIND_ONE =
            PublisherCredential.behindGateway(METER, new DeviceId("gateway-1"));
    private static final PublisherCredential BEHIND_TWO =
            PublisherCredential.behindGateway(METER, new DeviceId("gateway-2"));

    private final CredentialDirectory directory = new CredentialDirectory();
    private final List<String> changes = new ArrayList<>();

    @Test
    void tellsListenersOfChangesAndOfNothingElse() {
        directory.addListener(
                (id, before, after) -> changes.add(gatewayOf(before) + " > " + gatewayOf(after)));

        directory.put(BEHIND_ONE);
        directory.put(BEHIND_ONE);
        directory.put(BEHIND_TWO);
        directory.remove(METER);
        directory.remove(METER);

        assertThat(changes)
                .containsExactly(
                        "nothing > gateway-1", "gateway-1 > gateway-2", "gateway-2 > nothing");
        assertThat(directory.find(METER)).isEmpty();
    }

    @Test
    void keepsTellingTheOthersWhenAListenerFails() {
        directory.addListener(
                (id, before, after) -> {
                    throw new IllegalStateException("a bug");
                });
        directory.addListener((id, before, after) -> changes.add(id.value()));

        directory.put(BEHIND_ONE);

        assertThat(changes).containsExactly("meter-1");
    }

    private static String gatewayOf(@Nullable PublisherCredential credential) {
        return credential == null ? "nothing" : String.valueOf(credential.gateway());
    }
}
