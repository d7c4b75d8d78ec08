package city.chengyun.opscenter.problem;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps state secrets out: the hub is not a classified system 非涉密, so a text that carries a secrecy
 * marking (保守国家秘密法 article 23) is refused wherever people type.
 */
public final class ClassifiedText {

    private static final Pattern MARKING =
            Pattern.compile("绝密|机密|秘密[★☆*]|秘密(?:级|文件|件)|(?<![非不])涉密");

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Cf}]+");

    private ClassifiedText() {}

    /** Whether a text carries a marking; spaces within it and wide forms hide nothing. */
    public static boolean isMarked(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return MARKING.matcher(INVISIBLE.matcher(plain).replaceAll("")).find();
    }

    /**
     * Refuses marked texts.
     *
     * @throws Problem 400 {@code classified-content}
     */
    public static void refuse(@Nullable String... texts) {
        for (@Nullable String text : texts) {
            if (text != null && isMarked(text)) {
                throw Problem.invalid(
                        "classified-content",
                        "The text carries a secrecy marking (涉密); this system must not hold it");
            }
        }
    }
}
