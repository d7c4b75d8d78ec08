package city.chengyun.rules.threshold;

/** All that judging needs to know of a value. */
enum SampleClass {
    /** Satisfies the operator. */
    EXCEEDS(0),
    /** Neither satisfies the operator nor is back within the limit by the hysteresis. */
    BETWEEN(1),
    /** Back within the limit by at least the hysteresis. */
    CLEARS(2);

    private static final SampleClass[] BY_CODE = {EXCEEDS, BETWEEN, CLEARS};

    private final int code;

    SampleClass(int code) {
        this.code = code;
    }

    /** Two bits in the serialised form. */
    int code() {
        return code;
    }

    static SampleClass of(int code) {
        return BY_CODE[code];
    }
}
