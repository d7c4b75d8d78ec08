package city.chengyun.opscenter.cases.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is attached to a case, without its content.
 *
 * @param id random, so that nobody can guess the next
 * @param name as the uploader called it, without a path
 * @param type media type as its content says
 * @param size in bytes, as it is stored
 * @param width in pixels; null for what is no image
 * @param height in pixels; null for what is no image
 * @param by user name
 * @param at epoch milliseconds
 * @param stage in which stage of the case
 */
public record StoredAttachment(
        UUID id,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        String by,
        long at,
        String stage) {}
