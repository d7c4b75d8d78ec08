package city.chengyun.opscenter.ledger.internal;

import city.chengyun.opscenter.ledger.LedgerEvent.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Which events to list; null stands for any.
 *
 * @param actor user name
 * @param action what its name begins with: {@code device.} for all that was done to devices
 * @param object the object itself, {@code kind:id}
 * @param outcome how it ended
 * @param from the earliest moment, epoch milliseconds
 * @param to the first moment after, epoch milliseconds
 */
public record LedgerQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable Outcome outcome,
        @Nullable Long from,
        @Nullable Long to) {

    /** Constant text for each part; what was given goes into {@code values}. */
    String where(MapSqlParameterSource values) {
        List<String> parts = new ArrayList<>(List.of("true"));
        toMap().forEach(values::addValue);
        if (actor != null) {
            parts.add("actor = :actor");
        }
        if (action != null) {
            parts.add("starts_with(action, :action)");
        }
        if (object != null) {
            parts.add("object = :object");
        }
        if (outcome != null) {
            parts.add("outcome = :outcome");
            values.addValue("outcome", outcome.name());
        }
        if (from != null) {
            parts.add("at >= :from");
        }
        if (to != null) {
            parts.add("at < :to");
        }
        return String.join(" AND ", parts);
    }

    /** What was asked for, for the ledger itself. */
    Map<String, Object> toMap() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("actor", actor);
        all.put("action", action);
        all.put("object", object);
        all.put("outcome", outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT));
        all.put("from", from);
        all.put("to", to);
        Map<String, Object> given = new LinkedHashMap<>();
        all.forEach(
                (name, value) -> {
                    if (value != null) {
                        given.put(name, value);
                    }
                });
        return given;
    }
}
