package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.incidents.QuietAlerts;
import city.chengyun.opscenter.incidents.QuietReason;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up why an alert is quiet, as the database has it at this moment. */
@Component
class QuietLookup implements QuietAlerts {

    private final IncidentTable table;

    QuietLookup(IncidentTable table) {
        this.table = table;
    }

    @Override
    public Optional<QuietReason> whyQuiet(AlertView alert) {
        return table.findMembers(List.of(alert.id().value())).values().stream()
                .filter(Membership::isSymptom)
                .map(place -> new QuietReason(QuietReason.Kind.SYMPTOM, place.incident()))
                .findFirst();
    }
}
