package city.chengyun.opscenter.cases.engine;

import city.chengyun.contract.LocalizedText;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition that must hold before an action, as it stands in a definition: a name and, where the
 * name needs one, a number of hours, like {@code signalBackUnderLimit(4)}.
 *
 * @param kind which condition
 * @param hours for {@link Kind#SIGNAL_BACK_UNDER_LIMIT}; 0 for the others
 */
public record Gate(Kind kind, int hours) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z]+)(?:\\((\\d{1,3})\\))?");

    /** The conditions that there are. */
    public enum Kind {
        /** No linked alert lasts; true for a case without one. */
        ALERT_CLEARED("alertCleared"),
        /** The case was reviewed. */
        HAS_REVIEW("hasReview"),
        /**
         * The alerts that are linked are over since so many hours: the signal is back under its
         * limit. False for a case without an alert, for there is no evidence then.
         */
        SIGNAL_BACK_UNDER_LIMIT("signalBackUnderLimit");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        static @Nullable Kind find(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /**
     * Reads a gate.
     *
     * @throws IllegalArgumentException if there is no such condition, or hours are missing or too
     *     many
     */
    @JsonCreator
    public static Gate of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        @Nullable Kind kind = parts.matches() ? Kind.find(parts.group(1)) : null;
        if (kind == null) {
            throw new IllegalArgumentException(
                    "there is no gate '%s'; known are alertCleared, hasReview,".formatted(text)
                            + " signalBackUnderLimit(hours)");
        }
        @Nullable String hours = parts.group(2);
        boolean needsHours = kind == Kind.SIGNAL_BACK_UNDER_LIMIT;
        if (needsHours != (hours != null)) {
            throw new IllegalArgumentException(
                    "gate '%s' %s a number of hours"
                            .formatted(text, needsHours ? "needs" : "takes no"));
        }
        return new Gate(kind, hours == null ? 0 : Integer.parseInt(hours));
    }

    /** Whether the condition holds. */
    boolean isOpen(CaseState state, CaseFacts facts, long now) {
        return switch (kind) {
            case ALERT_CLEARED -> !facts.alertLasts();
            case HAS_REVIEW -> state.reviewed();
            case SIGNAL_BACK_UNDER_LIMIT -> {
                @Nullable Long clearedAt = facts.alertClearedAt();
                yield !facts.alertLasts()
                        && clearedAt != null
                        && now - clearedAt >= hours * 3_600_000L;
            }
        };
    }

    /** The name alone. */
    public String code() {
        return kind.code;
    }

    /** As it stands in a definition. */
    @JsonValue
    public String text() {
        return hours == 0 ? kind.code : "%s(%d)".formatted(kind.code, hours);
    }

    /** What has to be so, for people. */
    public LocalizedText words() {
        return switch (kind) {
            case ALERT_CLEARED ->
                    new LocalizedText("关联告警须已解除", "The linked alerts must be cleared");
            case HAS_REVIEW ->
                    new LocalizedText("须先完成事后复盘", "The review after the event must be done first");
            case SIGNAL_BACK_UNDER_LIMIT ->
                    new LocalizedText(
                            "关联告警的监测值须已恢复达标满 %d 小时".formatted(hours),
                            "The signal of a linked alert must be back under its limit for %d hours"
                                    .formatted(hours));
        };
    }
}
