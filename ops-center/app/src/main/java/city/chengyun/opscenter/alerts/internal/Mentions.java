package city.chengyun.opscenter.alerts.internal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds whom a comment names. */
final class Mentions {

    /** What a user name may look like, after an @ that does not stand within a word or address. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w.@-])@([a-z0-9][a-z0-9._-]{0,63})", Pattern.CASE_INSENSITIVE);

    private Mentions() {}

    /**
     * The names after {@code @}, lower case; the full stop that ends a sentence is none of them.
     */
    static Set<String> in(String text) {
        return MENTION.matcher(text)
                .results()
                .map(Mentions::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(MatchResult found) {
        return found.group(1).toLowerCase(Locale.ROOT).replaceAll("[._-]+$", "");
    }
}
