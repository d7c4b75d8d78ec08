package city.chengyun.contract.alert;

/** For whom an alert counts. */
public enum AlertMode {
    /** For the duty staff. */
    LIVE,
    /** For the authors of a rule on trial. */
    SHADOW,
    /** For the participants of a drill. */
    DRILL
}
