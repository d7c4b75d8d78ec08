package city.chengyun.opscenter.alerts.internal;

import static java.util.Objects.requireNonNull;

/**
 * The matter of an alert that is over is done with.
 *
 * @param by user name, or the part of the hub that did it
 * @param at since when, epoch milliseconds
 * @param resolution what helped
 */
record Closure(String by, long at, String resolution) {

    Closure {
        requireNonNull(by, "by is null");
        requireNonNull(resolution, "resolution is null");
    }
}
