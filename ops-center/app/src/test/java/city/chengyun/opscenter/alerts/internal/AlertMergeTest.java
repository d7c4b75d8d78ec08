package city.chengyun.opscenter.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.opscenter.Alerts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertMergeTest {

    private static final Acknowledgement TAKEN = new Acknowledgement("duty", 5, null);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void endsWithTheGreatestRevisionWhateverTheOrder(long seed) {
        AlertEvent raised = Alerts.raised("a", "device");
        List<AlertEvent> events =
                new ArrayList<>(
                        List.of(
                                raised,
                                raised,
                                Alerts.later(raised, 2, AlertType.ESCALATED),
                                Alerts.later(raised, 3, AlertType.AMENDED),
                                Alerts.later(raised, 4, AlertType.CLEARED),
                                Alerts.later(raised, 4, AlertType.CLEARED)));
        Collections.shuffle(events, new Random(seed));
        AlertMerge merge = new AlertMerge(Map.of());

        events.forEach(event -> merge.apply(event, 1));

        List<StoredAlert> changed = merge.changedAlerts(10);
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).event().revision()).isEqualTo(4);
        assertThat(changed.get(0).status()).isEqualTo(StoredAlert.Status.CLEARED);
        assertThat(changed.get(0).seq()).isEqualTo(10 + merge.changes().size() - 1);
    }

    @Test
    void changesNothingForWhatIsStoredAlready() {
        AlertEvent raised = Alerts.raised("a", "device");
        AlertMerge merge =
                new AlertMerge(Map.of(raised.alertId(), StoredAlert.first(raised, 1, TAKEN)));

        merge.apply(raised, 2);

        assertThat(merge.changes()).isEmpty();
        assertThat(merge.changedAlerts(4)).isEmpty();
    }

    @Test
    void keepsTheAcknowledgementWhenTheAlertGoesOn() {
        AlertEvent raised = Alerts.raised("a", "device");
        AlertMerge merge =
                new AlertMerge(Map.of(raised.alertId(), StoredAlert.first(raised, 1, TAKEN)));

        merge.apply(Alerts.later(raised, 2, AlertType.ESCALATED), 2);

        assertThat(merge.changedAlerts(4).get(0).acknowledgement()).isEqualTo(TAKEN);
        assertThat(merge.changedAlerts(4).get(0).receivedAt()).isEqualTo(1);
    }

    @Test
    void aClosedAlertThatReturnsWaitsForSomebodyAgain() {
        AlertEvent raised = Alerts.raised("a", "device");
        StoredAlert closed =
                StoredAlert.first(Alerts.later(raised, 2, AlertType.CLEARED), 1, TAKEN)
                        .withClosure(new Closure("duty", 9, "换了阀门"));
        AlertMerge merge = new AlertMerge(Map.of(raised.alertId(), closed));

        merge.apply(Alerts.later(raised, 3, AlertType.AMENDED), 2);

        StoredAlert again = merge.changedAlerts(4).get(0);
        assertThat(closed.status()).isEqualTo(StoredAlert.Status.CLOSED);
        assertThat(again.status()).isEqualTo(StoredAlert.Status.OPEN);
        assertThat(again.acknowledgement()).isNull();
        assertThat(merge.changes())
                .extracting(AlertChange::change)
                .containsExactly("AMENDED", "REOPENED");
        assertThat(merge.changes().get(1).note()).isEqualTo("换了阀门");
    }

    @Test
    void aClosedAlertStaysClosedWhenItsEndIsCorrected() {
        AlertEvent raised = Alerts.raised("a", "device");
        StoredAlert closed =
                StoredAlert.first(Alerts.later(raised, 2, AlertType.CLEARED), 1, TAKEN)
                        .withClosure(new Closure("duty", 9, "换了阀门"));
        AlertMerge merge = new AlertMerge(Map.of(raised.alertId(), closed));

        merge.apply(Alerts.later(raised, 3, AlertType.CLEARED), 2);

        assertThat(merge.changedAlerts(4).get(0).status()).isEqualTo(StoredAlert.Status.CLOSED);
    }

    @Test
    void carriesTheAcknowledgementOverInWhicheverOrderTheTwoArrive() {
        AlertEvent old = Alerts.raised("old", "device");
        AlertEvent replacement = Alerts.superseding("new", "device", old);
        AlertEvent retracted = Alerts.retracted(old, 2, replacement.alertId());
        Map<AlertId, StoredAlert> known = Map.of(old.alertId(), StoredAlert.first(old, 1, TAKEN));

        for (List<AlertEvent> order :
                List.of(List.of(retracted, replacement), List.of(replacement, retracted))) {
            AlertMerge merge = new AlertMerge(known);
            order.forEach(event -> merge.apply(event, 2));

            assertThat(merge.changedAlerts(1))
                    .filteredOn(alert -> alert.event().alertId().equals(replacement.alertId()))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.acknowledgement()).isEqualTo(TAKEN));
        }
    }
}
