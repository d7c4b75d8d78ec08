package city.chengyun.opscenter.party;

import city.chengyun.contract.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A department 部门 that has work to do.
 *
 * @param id identity, like {@code wat} or {@code urb-130102}
 * @param name what people call it
 * @param roleCode what it is in the regulation's words, like {@code WAT} for 水务; the holder of a
 *     role may be renamed, the role stays
 * @param adcode the district it works for, null for the whole city
 */
public record Department(String id, LocalizedText name, String roleCode, @Nullable String adcode) {}
