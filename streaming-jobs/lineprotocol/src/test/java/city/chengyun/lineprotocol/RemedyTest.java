package city.chengyun.lineprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {

    @ParameterizedTest
    @CsvSource({
        "400, ISOLATE",
        "413, ISOLATE",
        "422, ISOLATE",
        "401, FAIL",
        "403, FAIL",
        "404, FAIL",
        "301, FAIL",
        "408, RETRY",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY"
    })
    void classifiesEveryStatus(int status, Remedy remedy) {
        assertThat(Remedy.ofStatus(status)).isEqualTo(remedy);
    }
}
