package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LocalizedText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The figures of evaluation (GB/T 30428.4), each a share of cases. The same two conditions make the
 * numbers and the lists behind them.
 */
public enum Figure {
    /** 立案率: filed of reported. */
    FILING("立案率", "Filing rate", "true", "filed_at IS NOT NULL"),
    /** 处置率: handled of those a department should handle. */
    HANDLING("处置率", "Handling rate", "dispatched_at IS NOT NULL", "handled_at IS NOT NULL"),
    /** 按期处置率: handled in time of those a department should handle. */
    ON_TIME_HANDLING(
            "按期处置率",
            "On-time handling rate",
            "dispatched_at IS NOT NULL",
            "handled_at IS NOT NULL AND NOT late"),
    /** 结案率: closed of filed. */
    CLOSING("结案率", "Closing rate", "filed_at IS NOT NULL", "closed_at IS NOT NULL"),
    /** 按期结案率: closed, and handled in time, of filed. */
    ON_TIME_CLOSING(
            "按期结案率",
            "On-time closing rate",
            "filed_at IS NOT NULL",
            "closed_at IS NOT NULL AND NOT late"),
    /** 返工率: sent back at least once of handled at least once. */
    REWORK("返工率", "Rework rate", "(handled_at IS NOT NULL OR reworks > 0)", "reworks > 0"),
    /** 延期率: given more time of those a department should handle. */
    EXTENSION("延期率", "Extension rate", "dispatched_at IS NOT NULL", "extensions > 0"),
    /** 超期率: late of those a department should handle. */
    OVERDUE("超期率", "Overdue rate", "dispatched_at IS NOT NULL", Conditions.OVERDUE),
    /** 督办率: pressed for of filed. */
    SUPERVISION("督办率", "Supervision rate", "filed_at IS NOT NULL", "ever_supervised");

    private final String zh;
    private final String en;
    private final String base;
    private final String counted;

    Figure(String zh, String en, String base, String counted) {
        this.zh = zh;
        this.en = en;
        this.base = base;
        this.counted = counted;
    }

    /** Conditions that more than one place needs; {@code :now} is epoch milliseconds. */
    static final class Conditions {

        static final String OVERDUE = "(late OR coalesce(due_at < :now, false))";

        private Conditions() {}
    }

    /** Name as it stands in addresses and JSON: {@code on-time-handling}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The figure with a code. */
    public static Optional<Figure> find(String code) {
        return Arrays.stream(values()).filter(figure -> figure.code().equals(code)).findFirst();
    }

    /** What people call it. */
    public LocalizedText text() {
        return new LocalizedText(zh, en);
    }

    /** Which cases are counted in the denominator, on table {@code city_case}. */
    String denominator() {
        return base;
    }

    /** Which cases are counted in the numerator. */
    String numerator() {
        return "(" + base + ") AND " + counted;
    }
}
