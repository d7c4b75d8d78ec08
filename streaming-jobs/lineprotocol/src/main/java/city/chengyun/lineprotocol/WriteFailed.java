package city.chengyun.lineprotocol;

import java.io.Serial;

/** A request was not, or not wholly, stored; {@link #remedy()} says what to do about it. */
final class WriteFailed extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final Remedy remedy;

    WriteFailed(Remedy remedy, String message, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    Remedy remedy() {
        return remedy;
    }
}
