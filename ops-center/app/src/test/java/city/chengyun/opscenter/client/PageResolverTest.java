package city.chengyun.opscenter.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageResolverTest {

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "alerts/42, true",
        "devices/a-b_c, true",
        "favicon.ico, false",
        "assets/missing-1a2b.js, false",
        "api/no-such, false",
        "ws/live, false",
        "actuator/env, false",
    })
    void makesPagesOfTheClientsAddressesOnly(String path, boolean page) {
        assertThat(PageResolver.isPage(path)).isEqualTo(page);
    }
}
