package city.chengyun.standalone.supervision;

/** The signal that makes a part end in an orderly way. */
public enum StopSignal {
    TERM,
    /** PostgreSQL: roll back open transactions instead of waiting for clients to leave. */
    INT
}
