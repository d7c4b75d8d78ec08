package city.chengyun.opscenter.party.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:10Z");

    /** RFC 6238, appendix B, the last six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void takesTheCodesOfTheNeighbouringStepsAndNoOthers() {
        long step = NOW.getEpochSecond() / 30;

        for (int away = -1; away <= 1; away++) {
            String code = Totp.code(SECRET, NOW.plusSeconds(30L * away));
            assertThat(Totp.findStep(SECRET, code, NOW)).hasValue(step + away);
        }
        for (int away : new int[] {-2, 2}) {
            String code = Totp.code(SECRET, NOW.plus(Duration.ofSeconds(30L * away)));
            assertThat(Totp.findStep(SECRET, code, NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "1234567", "abcdef", "１２３４５６"})
    void takesNothingThatIsNoCode(String code) {
        assertThat(Totp.findStep(SECRET, code, NOW)).isEmpty();
    }

    @Test
    void tellsAuthenticatorAppsTheSecret() {
        assertThat(Totp.uri("li.ming", SECRET))
                .isEqualTo(
                        "otpauth://totp/Chengyun:li.ming?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                                + "&issuer=Chengyun");
    }
}
