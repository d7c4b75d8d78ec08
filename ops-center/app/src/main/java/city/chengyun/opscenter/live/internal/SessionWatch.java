package city.chengyun.opscenter.live.internal;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps the session of an open connection alive, as a wall display has no other traffic, and closes
 * connections whose session is over. The age limit of sessions still holds.
 */
@Component
class SessionWatch {

    private static final Logger log = LoggerFactory.getLogger(SessionWatch.class);

    private final LiveClients clients;
    private final SessionRepository<? extends Session> sessions;
    private final Clock clock;

    SessionWatch(LiveClients clients, SessionRepository<? extends Session> sessions, Clock clock) {
        this.clients = clients;
        this.sessions = sessions;
        this.clock = clock;
    }

    void check() {
        try {
            clients.all().forEach(client -> check(client, sessions));
        } catch (DataAccessException e) {
            log.warn("Sessions cannot be checked now: {}", e.getMessage());
        }
    }

    private <S extends Session> void check(LiveClient client, SessionRepository<S> repository) {
        S session = repository.findById(client.sessionId());
        if (session == null || session.isExpired()) {
            client.close(LiveClient.SESSION_ENDED, "session ended");
        } else {
            session.setLastAccessedTime(clock.instant());
            repository.save(session);
        }
    }
}
