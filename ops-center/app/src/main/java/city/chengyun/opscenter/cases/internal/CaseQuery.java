package city.chengyun.opscenter.cases.internal;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Which cases to list; null or false stands for any.
 *
 * @param mine only those that wait for who asks
 * @param stages codes of stages; empty for all
 * @param open whether they are not over
 * @param classCode class, or what classes begin with
 * @param definition id
 * @param department id
 * @param adcode district
 * @param grid management grid cell
 * @param overdue only those whose limit was exceeded
 * @param supervised only those that somebody presses for
 * @param alert id of an alert that they handle
 * @param device id
 * @param handledBy user name of who did the work
 * @param month reported in, like {@code 2026-11} in the time of the offices
 * @param text found in number or description
 * @param from reported at or after, epoch milliseconds
 * @param to reported before
 * @param figure only those that a figure counts
 * @param numerator in its numerator, else its denominator
 */
public record CaseQuery(
        boolean mine,
        List<String> stages,
        @Nullable Boolean open,
        @Nullable String classCode,
        @Nullable String definition,
        @Nullable String department,
        @Nullable String adcode,
        @Nullable String grid,
        boolean overdue,
        boolean supervised,
        @Nullable String alert,
        @Nullable String device,
        @Nullable String handledBy,
        @Nullable YearMonth month,
        @Nullable String text,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable Figure figure,
        boolean numerator) {

    /** Copies. */
    public CaseQuery {
        stages = List.copyOf(stages);
    }

    /** Constant text per part of the query; what the caller gave goes into {@code values}. */
    List<String> conditions(MapSqlParameterSource values, ZoneId zone) {
        List<String> parts = new ArrayList<>();
        equal(parts, values, "open", open);
        equal(parts, values, "definition", definition);
        equal(parts, values, "department", department);
        equal(parts, values, "adcode", adcode);
        equal(parts, values, "grid", grid);
        equal(parts, values, "device_id", device);
        equal(parts, values, "handled_by", handledBy);
        if (!stages.isEmpty()) {
            parts.add("stage = ANY (:stages)");
            values.addValue("stages", stages.toArray(String[]::new));
        }
        if (classCode != null) {
            parts.add(
                    "(class = :class OR starts_with(class, :class || '/')"
                            + " OR starts_with(class, :class || ':'))");
            values.addValue("class", classCode);
        }
        if (overdue) {
            parts.add(Figure.Conditions.OVERDUE);
        }
        if (supervised) {
            parts.add("supervised");
        }
        if (alert != null) {
            parts.add(
                    "number IN (SELECT case_number FROM case_link"
                            + " WHERE kind = 'ALERT' AND target = :alert)");
            values.addValue("alert", alert);
        }
        if (text != null) {
            parts.add(
                    "(strpos(lower(number), lower(:text)) > 0"
                            + " OR strpos(lower(description), lower(:text)) > 0)");
            values.addValue("text", text);
        }
        if (month != null) {
            parts.add("reported_at >= :monthBegin AND reported_at < :monthEnd");
            values.addValue("monthBegin", begin(month, zone));
            values.addValue("monthEnd", begin(month.plusMonths(1), zone));
        }
        if (from != null) {
            parts.add("reported_at >= :from");
            values.addValue("from", from);
        }
        if (to != null) {
            parts.add("reported_at < :to");
            values.addValue("to", to);
        }
        if (figure != null) {
            parts.add("NOT drill AND " + (numerator ? figure.numerator() : figure.denominator()));
        }
        return parts;
    }

    private static long begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static void equal(
            List<String> parts,
            MapSqlParameterSource values,
            String column,
            @Nullable Object value) {
        if (value != null) {
            parts.add(column + " = :" + column);
            values.addValue(column, value);
        }
    }
}
