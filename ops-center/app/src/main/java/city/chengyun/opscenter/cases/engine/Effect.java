package city.chengyun.opscenter.cases.engine;

/** What an action does beside moving the case to another stage. */
public enum Effect {
    /** Gives the case to the department that was named. */
    ASSIGN,
    /** Takes the case from its department, and counts that (回退). */
    RETURN,
    /** Counts that the work was not good enough (返工). */
    REWORK,
    /** Asks for more time (延期申请). */
    REQUEST_EXTENSION,
    /** Gives the time that was asked for. */
    GRANT_EXTENSION,
    /** Does not give it. */
    REFUSE_EXTENSION,
    /** Presses for it 督办, with a clock of its own. */
    SUPERVISE,
    /** Stops pressing. */
    LIFT_SUPERVISION,
    /** Keeps that the case was reviewed (复盘). */
    REVIEW
}
