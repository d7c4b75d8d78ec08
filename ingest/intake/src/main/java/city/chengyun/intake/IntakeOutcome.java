package city.chengyun.intake;

/** What became of a message that was handed to an {@link Intake}. */
public enum IntakeOutcome {
    /** It is durably in the log; the publisher may forget it. */
    ACCEPTED,
    /** The topic is not one that devices publish measurements, events or status on. */
    TOPIC_INVALID,
    /** The publisher may not publish for the device that the topic names. */
    NOT_AUTHORIZED,
    /** The payload is over the contract's limit; it is recorded as rejected and worth no repeat. */
    TOO_LARGE,
    /**
     * The log is away, behind or out of room; the publisher keeps the message and may repeat it.
     */
    UNAVAILABLE;

    /** Whether repeating the same message later can lead to another outcome. */
    public boolean isWorthRepeating() {
        return this == UNAVAILABLE;
    }
}
