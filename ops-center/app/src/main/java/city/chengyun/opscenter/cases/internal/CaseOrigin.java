package city.chengyun.opscenter.cases.internal;

/** Who brought a case up. */
public enum CaseOrigin {
    /** Somebody reported it. */
    PERSON,
    /** A duty officer made it of an alert. */
    ALERT,
    /** The hub made it of an alert, by the mapping. */
    RULE
}
