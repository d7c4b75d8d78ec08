package city.chengyun.rules;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleScope;
import java.time.Duration;

/**
 * What judging needs to know of a device.
 *
 * @param descriptor as last announced
 * @param interval how often it is expected to report
 */
public record JudgedDevice(DeviceDescriptor descriptor, Duration interval) {

    public JudgedDevice {
        requireNonNull(descriptor, "descriptor is null");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval must be positive: " + interval);
        }
    }

    /** False where nothing the device says, or fails to say, may alert. */
    boolean isJudged() {
        return descriptor.state() == DeviceState.REGISTERED
                || descriptor.state() == DeviceState.ACTIVE;
    }

    /**
     * For whom an alert counts: a drill's is never live; a rule on trial stays with its authors.
     */
    AlertMode modeOf(AlertMode ofRule) {
        return descriptor.drill() && ofRule == AlertMode.LIVE ? AlertMode.DRILL : ofRule;
    }

    boolean isInScope(RuleScope scope) {
        return scope.matches(
                descriptor.id(), descriptor.kind(), descriptor.domain(), descriptor.adcode());
    }

    /** The device's own limit for the rule, or the rule's. */
    double limit(RuleDefinition rule, double ofRule) {
        return descriptor.thresholdOverrides().getOrDefault(rule.id().value(), ofRule);
    }
}
