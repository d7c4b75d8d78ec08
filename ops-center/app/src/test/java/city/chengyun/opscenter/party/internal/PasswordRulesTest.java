package city.chengyun.opscenter.party.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.opscenter.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Abcdefgh12", "lower-and-1", "UPPER AND 1", "城运abcdefg1", "aB3-aB3-aB3"})
    void takesThreeOfFourClassesFromTenCharactersOn(String password) {
        assertThatCode(() -> PasswordRules.require("duty", password)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Abcdefg12, password-too-short",
        "abcdefghij, password-too-simple",
        "abcdefgh12, password-too-simple",
        "ABCDEFGH-I, password-too-simple",
        "my-DUTY-2026, password-has-username",
        "Duty123456, password-has-username",
    })
    void refusesWhatIsEasyToGuess(String password, String code) {
        expect(password, code);
    }

    @Test
    void countsBytesAtTheUpperEnd() {
        assertThatCode(() -> PasswordRules.require("duty", "aB3" + "x".repeat(69)))
                .doesNotThrowAnyException();
        expect("aB3" + "x".repeat(70), "password-too-long");
        expect("aB3" + "城".repeat(24), "password-too-long");
    }

    @Test
    void refusesTheZeroThatEndsAPasswordForTheHash() {
        expect("aB3xxxx\0xxxxxx", "password-bad-character");
    }

    private static void expect(String password, String code) {
        assertThatThrownBy(() -> PasswordRules.require("duty", password))
                .isInstanceOf(Problem.class)
                .extracting(problem -> ((Problem) problem).code())
                .isEqualTo(code);
    }
}
