package city.chengyun.opscenter.party.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.problem.Problem;
import java.util.Locale;

/** What a password that a person chooses must be like (GB/T 22239-2019 level 3, 8.1.4.1 a). */
final class PasswordRules {

    /** BCrypt reads no more. */
    static final int MAX_BYTES = 72;

    private static final int MIN_CHARACTERS = 10;
    private static final int MIN_CLASSES = 3;

    private PasswordRules() {}

    /**
     * @throws Problem 400 with the first rule that it breaks
     */
    static void require(String username, String password) {
        // BCrypt takes a zero for the end, so two passwords could be the same one.
        if (password.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("password-bad-character", "A password has no control characters");
        }
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
            throw Problem.invalid(
                    "password-too-short",
                    "A password has at least " + MIN_CHARACTERS + " characters");
        }
        if (password.getBytes(UTF_8).length > MAX_BYTES) {
            throw Problem.invalid(
                    "password-too-long", "A password has at most " + MAX_BYTES + " bytes");
        }
        if (classes(password) < MIN_CLASSES) {
            throw Problem.invalid(
                    "password-too-simple",
                    "A password has three of: lower case, upper case, digits, others");
        }
        if (password.toLowerCase(Locale.ROOT).contains(username)) {
            throw Problem.invalid(
                    "password-has-username", "A password does not contain the user name");
        }
    }

    private static long classes(String password) {
        return password.codePoints()
                .map(
                        character ->
                                Character.isLowerCase(character)
                                        ? 0
                                        : Character.isUpperCase(character)
                                                ? 1
                                                : Character.isDigit(character) ? 2 : 3)
                .distinct()
                .count();
    }
}
