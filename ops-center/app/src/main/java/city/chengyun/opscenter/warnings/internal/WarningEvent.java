package city.chengyun.opscenter.warnings.internal;

import java.util.List;

/**
 * A kind of thing that the public can be warned of.
 *
 * @param code identity
 * @param zh name
 * @param en name
 * @param category CAP 1.2 {@code category}
 * @param responses proposed to who drafts
 */
public record WarningEvent(
        String code,
        String zh,
        String en,
        String category,
        List<WarningContent.Response> responses) {}
