package city.chengyun.contract.alert;

/** What an alert event says about its alert. */
public enum AlertType {
    /** It began. */
    RAISED,
    /** Its severity changed. */
    ESCALATED,
    /** It ended. */
    CLEARED,
    /** Late data changed its value, evidence or end. */
    AMENDED,
    /** Late data showed that it never was, or that it began at another time. */
    RETRACTED
}
