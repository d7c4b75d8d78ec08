package city.chengyun.opscenter.warnings.internal;

/** Where a warning stands. */
public enum WarningState {
    /** Being written; the public knows nothing. */
    DRAFT,
    /** Waits for a second person's approval. */
    SUBMITTED,
    /** The public is warned. */
    ACTIVE,
    /** Its time is over. */
    EXPIRED,
    /** Over, and the public was told. */
    LIFTED,
    /** Given up before anybody was warned. */
    DROPPED
}
