package city.chengyun.opscenter.duty.internal;

import java.util.Locale;

/** Codes of why a notice was not sent, as they stand in the database and in JSON. */
final class Reason {

    static final String NOBODY_ON_DUTY = "nobody-on-duty";
    static final String NO_ADDRESS = "no-address";
    static final String NOT_CONFIGURED = "not-configured";

    private Reason() {}

    /** The code of a constant: {@code PERSON_LIMIT} is {@code person-limit}. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
