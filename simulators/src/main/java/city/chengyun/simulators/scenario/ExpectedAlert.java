package city.chengyun.simulators.scenario;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.RuleId;

/**
 * An alert that a scenario must lead to.
 *
 * @param rule the rule that raises it
 * @param device the device it is about
 */
public record ExpectedAlert(RuleId rule, DeviceId device) {

    public ExpectedAlert {
        requireNonNull(rule, "rule is null");
        requireNonNull(device, "device is null");
    }
}
