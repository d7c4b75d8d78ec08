package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.incidents.grouping.Fact;
import city.chengyun.opscenter.incidents.grouping.Spot;
import org.jspecify.annotations.Nullable;

/**
 * What the incidents keep of an alert.
 *
 * @param fact what it is grouped by
 * @param adcode division
 * @param active whether it lasts
 * @param caseNumber the case that handles it
 */
record KnownAlert(Fact fact, String adcode, boolean active, @Nullable String caseNumber) {

    static KnownAlert of(AlertView alert) {
        return new KnownAlert(
                new Fact(
                        alert.id().value(),
                        alert.mode().name(),
                        alert.ruleId().value(),
                        alert.deviceId().value(),
                        alert.property() == null,
                        alert.onset(),
                        SeverityRank.of(alert.severity()),
                        alert.position() == null ? null : Spot.of(alert.position())),
                alert.adcode().value(),
                alert.isActive(),
                alert.caseNumber());
    }
}
