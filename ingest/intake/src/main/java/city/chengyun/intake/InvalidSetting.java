package city.chengyun.intake;

/** A process setting is missing or outside its range; the message names key, value and range. */
public final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSetting(String message) {
        super(message);
    }
}
