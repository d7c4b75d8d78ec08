package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LocalizedText;

/**
 * What a case is about.
 *
 * @param code like {@code event:04/06}
 * @param name what people call it
 */
public record MatterClass(String code, LocalizedText name) {}
