package city.chengyun.opscenter.alerts.internal;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Somebody has an alert.
 *
 * @param by user name
 * @param at since when, epoch milliseconds
 * @param note what they said
 */
record Acknowledgement(String by, long at, @Nullable String note) {

    Acknowledgement {
        requireNonNull(by, "by is null");
    }
}
