package city.chengyun.opscenter.cases.engine;

import org.jspecify.annotations.Nullable;

/**
 * Somebody presses for a case 督办.
 *
 * @param by user name
 * @param at since when, epoch milliseconds
 * @param dueAt until when an answer is expected, epoch milliseconds; null without a limit
 * @param note what they said
 */
public record Supervision(String by, long at, @Nullable Long dueAt, @Nullable String note) {}
