package city.chengyun.opscenter.commands.machine;

import java.util.Locale;

/** How far a command is. */
public enum CommandState {
    /** Written down and not yet with the broker. */
    CREATED,
    /** The broker has taken it for the device. */
    SENT,
    /** The device has begun. */
    ACCEPTED,
    /** The device has done it. */
    DONE,
    /** The device has begun and could not finish. */
    FAILED,
    /** The device does not do it. */
    REFUSED,
    /** No last word came in time. */
    TIMED_OUT,
    /** Taken back before it was sent. */
    CANCELLED;

    /** Whether the device may still be at it, so that nobody else may command it. */
    public boolean isUnderWay() {
        return this == CREATED || this == SENT || this == ACCEPTED;
    }

    /** The code in the ledger and in the story, like {@code timed-out}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
