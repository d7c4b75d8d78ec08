package city.chengyun.opscenter.cases.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where a definition comes from. Articles are data: a text in force may number them differently
 * from the draft.
 *
 * @param instrument which text, like {@code SJZ-DEPR-DRAFT-2023}
 * @param version which version of it
 * @param article its number, as it stands in the text
 * @param paragraph 款, null for the whole article
 * @param quote the words that ask for it, in the language of the text
 */
public record LegalBasis(
        String instrument,
        String version,
        String article,
        @Nullable String paragraph,
        String quote) {

    /** Checks. */
    public LegalBasis {
        Required.text(instrument, "instrument");
        Required.text(version, "version");
        Required.text(article, "article");
        Required.text(quote, "quote");
    }
}
