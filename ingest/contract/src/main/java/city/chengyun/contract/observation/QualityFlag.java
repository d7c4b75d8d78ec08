package city.chengyun.contract.observation;

import java.util.Optional;

/** Quality of one value, the letters of HJ 212-2017 (数据标记). */
public enum QualityFlag {
    /** 正常 normal. */
    N(true),
    /** 超限 over limit, yet measured properly. */
    T(true),
    /** 维护 under maintenance. */
    M(false),
    /** 故障 fault of the instrument. */
    D(false),
    /** 校准 calibration. */
    C(false),
    /** 通讯异常 link fault. */
    B(false),
    /** 停运 out of operation. */
    F(false),
    /** 手工 entered by hand. */
    S(false);

    private final boolean judged;

    QualityFlag(boolean judged) {
        this.judged = judged;
    }

    /** True if the value takes part in averages and rules; all others are only stored and shown. */
    public boolean isJudged() {
        return judged;
    }

    public static Optional<QualityFlag> find(String code) {
        for (QualityFlag flag : values()) {
            if (flag.name().equals(code)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }
}
