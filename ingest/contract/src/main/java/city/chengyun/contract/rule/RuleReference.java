package city.chengyun.contract.rule;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The law or standard that a rule rests on.
 *
 * @param standard for instance {@code GB 3096-2008 表1}
 * @param effectiveFrom first day in force, if known
 * @param effectiveTo last day in force, if it was superseded
 */
public record RuleReference(
        String standard, @Nullable LocalDate effectiveFrom, @Nullable LocalDate effectiveTo) {

    public RuleReference {
        requireNonNull(standard, "standard is null");
    }
}
