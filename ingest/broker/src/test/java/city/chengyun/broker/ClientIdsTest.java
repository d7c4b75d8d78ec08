package city.chengyun.broker;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.DeviceId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientIdsTest {

    @ParameterizedTest
    @CsvSource({
        "gw-7, gw-7",
        "gw-7:, gw-7",
        "gw-7:standby, gw-7",
        "gw-7:a:b, gw-7",
        "gw-70, gw-70",
        "gw-7-standby, gw-7-standby",
        ":gw-7,",
        "'gw 7',",
        "'',",
    })
    void belongToTheCredentialBeforeTheColon(String clientId, @Nullable String credential) {
        assertThat(ClientIds.findCredential(clientId).map(DeviceId::value).orElse(null))
                .isEqualTo(credential);
    }
}
