package city.chengyun.opscenter.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.opscenter.Alerts;
import city.chengyun.opscenter.alerts.AlertView;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAlertsTest {

    private final OpenAlerts alerts = new OpenAlerts();

    @Test
    void countsTheRealCityOnlyAndColoursTheDevicesOfADrillToo() {
        AlertEvent drill = Alerts.drill("drill", "drill-gauge");

        alerts.replaceAll(List.of(view(Alerts.raised("real", "gauge")), view(drill)));

        assertThat(alerts.countBySeverity()).containsEntry(Severity.ORANGE, 1);
        assertThat(alerts.findWorst(drill.deviceId())).hasValue(Severity.ORANGE);
    }

    private static AlertView view(AlertEvent event) {
        return new AlertView(
                event.alertId(),
                event.ruleId(),
                event.ruleVersion(),
                new LocalizedText("低压", "Low"),
                event.deviceId(),
                event.deviceId().value(),
                "pipe-pressure",
                event.adcode(),
                "长安区",
                event.domain(),
                event.property(),
                event.severity(),
                event.message(),
                event.onset(),
                event.eventTime(),
                event.decidedAt(),
                event.clearedAt(),
                event.value(),
                event.threshold(),
                "MPa",
                AlertView.State.OPEN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                event.evidence(),
                event.mode(),
                event.supersedes(),
                event.supersededBy(),
                null,
                null,
                null,
                false,
                1);
    }
}
