package city.chengyun.opscenter.duty.escalation;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The chain of each severity. Immutable. */
public final class Chains {

    private final Map<Severity, Chain> bySeverity = new EnumMap<>(Severity.class);

    /**
     * Takes one chain for each severity.
     *
     * @throws IllegalArgumentException if a severity has none or two
     */
    public Chains(List<Chain> chains) {
        for (Chain chain : chains) {
            if (bySeverity.put(chain.severity(), chain) != null) {
                throw new IllegalArgumentException(
                        "there are two chains for " + chain.severity().code());
            }
        }
        for (Severity severity : Severity.values()) {
            if (!bySeverity.containsKey(severity)) {
                throw new IllegalArgumentException("there is no chain for " + severity.code());
            }
        }
    }

    /** The chain of a severity. */
    public Chain of(Severity severity) {
        return requireNonNull(bySeverity.get(severity));
    }
}
