package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.incidents.QuietAlerts;
import city.chengyun.opscenter.incidents.QuietReason;
import city.chengyun.opscenter.incidents.silence.Silence;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up why an alert is quiet, as the database has it at this moment. */
@Component
class QuietLookup implements QuietAlerts {

    private final IncidentTable table;
    private final SilenceDesk silences;

    QuietLookup(IncidentTable table, SilenceDesk silences) {
        this.table = table;
        this.silences = silences;
    }

    @Override
    public Optional<QuietReason> whyQuiet(AlertView alert) {
        return table.findMembers(List.of(alert.id().value())).values().stream()
                .filter(Membership::isSymptom)
                .map(place -> new QuietReason(QuietReason.Kind.SYMPTOM, place.incident()))
                .findFirst()
                .or(() -> silences.findFor(alert).map(QuietLookup::reason));
    }

    private static QuietReason reason(Silence silence) {
        QuietReason.Kind kind =
                switch (silence.kind()) {
                    case SILENCE -> QuietReason.Kind.SILENCED;
                    case MAINTENANCE -> QuietReason.Kind.MAINTENANCE;
                };
        return new QuietReason(kind, silence.number());
    }
}
