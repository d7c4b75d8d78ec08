package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.SessionEnded;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Ends sessions. A session carries the rights it began with, so whoever changes those ends it; to
 * be called after the commit, or a log-in in between would begin with the old ones.
 */
@Component
class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final ApplicationEventPublisher events;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> repository,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    void endAll(String username) {
        endOthers(username, null);
    }

    /**
     * @param kept the session that lives on
     */
    void endOthers(String username, @Nullable String kept) {
        for (String id : repository.findByPrincipalName(username).keySet()) {
            if (!id.equals(kept)) {
                repository.deleteById(id);
                events.publishEvent(new SessionEnded(id));
            }
        }
    }
}
