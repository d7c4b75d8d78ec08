package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.Severity;
import city.chengyun.opscenter.alerts.AlertView;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Which case an alert becomes: a line of {@code alert-classes.yaml}. An empty list stands for any.
 *
 * @param rules ids of rules
 * @param kinds of devices
 * @param domains codes of domains
 * @param classCode the class of the case
 * @param definition its definition
 * @param auto severities that open the case without anybody's click
 */
record AlertClass(
        List<String> rules,
        List<String> kinds,
        List<String> domains,
        @JsonProperty("class") String classCode,
        String definition,
        List<Severity> auto) {

    AlertClass {
        rules = rules == null ? List.of() : List.copyOf(rules);
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        domains = domains == null ? List.of() : List.copyOf(domains);
        auto = auto == null ? List.of() : List.copyOf(auto);
        if (classCode == null || definition == null) {
            throw new IllegalArgumentException("class or definition is missing");
        }
    }

    boolean fits(AlertView alert) {
        return isAnyOr(rules, alert.ruleId().value())
                && isAnyOr(kinds, alert.kind())
                && isAnyOr(domains, alert.domain().code());
    }

    private static boolean isAnyOr(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
