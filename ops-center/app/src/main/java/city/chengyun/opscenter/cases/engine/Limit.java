package city.chengyun.opscenter.cases.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time limit as the standard states them (GB/T 30428.8): urgent ones in hours that run day and
 * night, others in working hours or working days.
 *
 * @param amount 1 to 1000
 * @param unit of the amount
 */
public record Limit(int amount, Unit unit) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,4}) (hours|working-hours|working-days)");

    /** Units of limits. */
    public enum Unit {
        /** Hours by the clock. */
        HOURS,
        /** Hours within working time. */
        WORKING_HOURS,
        /** Whole days of working time. */
        WORKING_DAYS
    }

    /** Checks. */
    public Limit {
        if (amount < 1 || amount > 1_000) {
            throw new IllegalArgumentException("a limit is 1 to 1000, not " + amount);
        }
    }

    /**
     * Reads a limit like {@code 4 hours} or {@code 3 working-days}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    @JsonCreator
    public static Limit of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no limit; expected like '4 hours', '8 working-hours', '3 working-days'"
                            .formatted(text));
        }
        String unit = parts.group(2).replace('-', '_').toUpperCase(Locale.ROOT);
        return new Limit(Integer.parseInt(parts.group(1)), Unit.valueOf(unit));
    }

    /** As it stands in a definition. */
    @JsonValue
    public String text() {
        return amount + " " + unit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much time it is of the kind that its unit counts. */
    public long millis(WorkingCalendar calendar) {
        return switch (unit) {
            case HOURS, WORKING_HOURS -> amount * 3_600_000L;
            case WORKING_DAYS -> amount * calendar.dayMillis();
        };
    }
}
