package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.cases.engine.CaseFacts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what counts for a step beside the state of the case. */
@Component
class FactFinding {

    private final CaseHistory history;
    private final CaseLinks links;
    private final AlertCases alerts;
    private final AttachmentTable attachments;

    FactFinding(
            CaseHistory history, CaseLinks links, AlertCases alerts, AttachmentTable attachments) {
        this.history = history;
        this.links = links;
        this.alerts = alerts;
        this.attachments = attachments;
    }

    CaseFacts of(StoredCase one) {
        List<AlertView> linked = alerts.list(links.listAlerts(one.number()));
        @Nullable Long clearedAt =
                linked.stream()
                        .map(AlertView::clearedAt)
                        .filter(Objects::nonNull)
                        .max(Long::compare)
                        .orElse(null);
        return new CaseFacts(
                history.listDeeds(one.number()),
                linked.stream().anyMatch(AlertView::isActive),
                clearedAt,
                attachments.hasImageSince(one.number(), one.state().stageSince()));
    }
}
