package city.chengyun.opscenter.drills.internal;

import org.jspecify.annotations.Nullable;

/**
 * A drill. Times are epoch milliseconds.
 *
 * @param number identity
 * @param endedAt null while it goes on
 */
public record Drill(
        long number,
        String name,
        String begunBy,
        long begunAt,
        @Nullable String endedBy,
        @Nullable Long endedAt) {}
