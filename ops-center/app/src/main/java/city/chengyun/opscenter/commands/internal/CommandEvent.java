package city.chengyun.opscenter.commands.internal;

import org.jspecify.annotations.Nullable;

/**
 * A line of a command's story.
 *
 * @param at epoch milliseconds
 * @param kind {@code created}, the code of the state it got into, or {@code late-reply}
 * @param who the person, the device, or the hub
 * @param note words of the device
 */
public record CommandEvent(long at, String kind, String who, @Nullable String note) {}
