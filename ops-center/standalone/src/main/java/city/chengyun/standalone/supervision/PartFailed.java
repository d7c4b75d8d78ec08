package city.chengyun.standalone.supervision;

import org.jspecify.annotations.Nullable;

/** A part could not be started; the message is one sentence for the person at the terminal. */
public final class PartFailed extends Exception {

    private static final long serialVersionUID = 1L;

    PartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
