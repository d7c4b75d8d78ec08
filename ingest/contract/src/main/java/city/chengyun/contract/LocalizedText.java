package city.chengyun.contract;

import static java.util.Objects.requireNonNull;

/**
 * A text in the two languages of the hub.
 *
 * @param zh Chinese, shown first
 * @param en English
 */
public record LocalizedText(String zh, String en) {

    public LocalizedText {
        requireNonNull(zh, "zh is null");
        requireNonNull(en, "en is null");
    }
}
