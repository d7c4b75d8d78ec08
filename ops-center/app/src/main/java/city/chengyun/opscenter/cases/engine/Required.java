package city.chengyun.opscenter.cases.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what a definition's file says; the failure names the field. */
final class Required {

    private Required() {}

    static String text(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    static <T> T value(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static <T> List<T> some(@Nullable List<T> values, String name) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing or empty");
        }
        return List.copyOf(values);
    }

    static <T> List<T> any(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
