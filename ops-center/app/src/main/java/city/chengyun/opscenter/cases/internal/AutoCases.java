package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.alerts.AlertFollowing;
import org.springframework.stereotype.Component;

/** Opens the cases that the mapping wants without anybody's click, in the order of the alerts. */
@Component
class AutoCases {

    AutoCases(AlertFollowing alerts, AlertOpening opening) {
        alerts.follow("auto-cases", opening::openByRule);
    }
}
