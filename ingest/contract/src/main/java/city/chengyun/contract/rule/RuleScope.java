package city.chengyun.contract.rule;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which devices a rule looks at: those that match every set that is not empty.
 *
 * @param kinds device types; empty for all
 * @param domains fields of city operation; empty for all
 * @param adcodes divisions; empty for all
 * @param devices single devices; empty for all
 */
public record RuleScope(
        Set<String> kinds, Set<Domain> domains, Set<Adcode> adcodes, Set<DeviceId> devices) {

    public RuleScope {
        kinds = copy(kinds);
        domains = copy(domains);
        adcodes = copy(adcodes);
        devices = copy(devices);
    }

    /** All devices of one type. */
    public static RuleScope ofKind(String kind) {
        return new RuleScope(Set.of(kind), Set.of(), Set.of(), Set.of());
    }

    public boolean matches(DeviceId device, String kind, Domain domain, Adcode adcode) {
        return (kinds.isEmpty() || kinds.contains(kind))
                && (domains.isEmpty() || domains.contains(domain))
                && (adcodes.isEmpty() || adcodes.contains(adcode))
                && (devices.isEmpty() || devices.contains(device));
    }

    /** JSON may leave a set out. */
    private static <T> Set<T> copy(@Nullable Set<T> set) {
        return set == null ? Set.of() : Set.copyOf(set);
    }
}
