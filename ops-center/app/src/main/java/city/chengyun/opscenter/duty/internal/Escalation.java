package city.chengyun.opscenter.duty.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * How far people have been told of an alert. Times are epoch milliseconds.
 *
 * @param turn counts from 1, a new one each time the alert waits again or gets worse
 * @param startedAt from when the steps count
 * @param nextStep number of the step that comes next, from 0
 * @param nextAt when it is due, null after the last
 * @param quietSince since when a silence holds it back
 * @param endedAt when somebody took the alert or it was over
 * @param endReason which
 */
record Escalation(
        long id,
        AlertId alert,
        int turn,
        String device,
        Severity severity,
        long startedAt,
        int nextStep,
        @Nullable Long nextAt,
        @Nullable Long quietSince,
        @Nullable Long endedAt,
        @Nullable String endReason) {}
