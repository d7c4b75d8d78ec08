package city.chengyun.opscenter.ledger.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as the auditor sees it.
 *
 * @param seq its number
 * @param at when, epoch milliseconds
 * @param actor who
 * @param address from where; null for the hub itself
 * @param action what was done
 * @param object to what
 * @param outcome {@code done}, {@code refused} or {@code failed}
 * @param before what the act changed, as it was
 * @param after the same, as it was then
 * @param hash its link in the chain
 */
public record EventView(
        long seq,
        long at,
        String actor,
        @Nullable String address,
        String action,
        String object,
        String outcome,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        String hash) {

    static EventView of(StoredEvent row, JsonMapper json) {
        ChainedEvent event = row.event();
        return new EventView(
                event.seq(),
                event.at(),
                event.actor(),
                event.address(),
                event.action(),
                event.object(),
                event.outcome().toLowerCase(Locale.ROOT),
                tree(event.before(), json),
                tree(event.after(), json),
                row.hash());
    }

    /** A row that was tampered with need not be JSON; it is shown as the text that it is. */
    private static @Nullable JsonNode tree(@Nullable String text, JsonMapper json) {
        if (text == null) {
            return null;
        }
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return json.getNodeFactory().stringNode(text);
        }
    }
}
