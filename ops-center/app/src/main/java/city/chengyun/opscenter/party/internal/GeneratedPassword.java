package city.chengyun.opscenter.party.internal;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Passwords for the first start: 20 letters and digits, none that look alike; about 116 bits. */
final class GeneratedPassword {

    private static final String ALPHABET =
            "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedPassword() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }
}
