package city.chengyun.opscenter.cases.engine;

import java.util.List;

/**
 * Duties that one person may not unite within one case, like command 指挥 and supervision 监督.
 *
 * @param whoDid any of these actions
 * @param mayNot take any of those
 */
public record Separation(List<String> whoDid, List<String> mayNot) {

    /** Checks and copies. */
    public Separation {
        whoDid = Required.some(whoDid, "whoDid");
        mayNot = Required.some(mayNot, "mayNot");
    }
}
