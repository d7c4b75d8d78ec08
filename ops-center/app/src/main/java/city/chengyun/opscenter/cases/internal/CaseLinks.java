package city.chengyun.opscenter.cases.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code case_link}: what cases have to do with. */
@Component
class CaseLinks {

    private final JdbcClient jdbc;

    CaseLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Kinds of what is linked. */
    enum Kind {
        ALERT,
        DEVICE
    }

    /**
     * Something a case has to do with.
     *
     * @param kind what it is
     * @param target its id
     */
    record Link(Kind kind, String target) {}

    void add(String number, Link link, String by, long at) {
        jdbc.sql(
                        "INSERT INTO case_link (case_number, kind, target, at, by_whom)"
                                + " VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (case_number, kind, target) DO NOTHING")
                .params(number, link.kind().name(), link.target(), at, by)
                .update();
    }

    List<Link> list(String number) {
        return jdbc.sql(
                        "SELECT kind, target FROM case_link WHERE case_number = ? ORDER BY at,"
                                + " target")
                .param(number)
                .query((row, index) -> new Link(Kind.valueOf(row.getString(1)), row.getString(2)))
                .list();
    }

    List<String> listAlerts(String number) {
        return list(number).stream()
                .filter(link -> link.kind() == Kind.ALERT)
                .map(Link::target)
                .toList();
    }

    Optional<String> findCaseOfAlert(String alertId) {
        return jdbc.sql("SELECT case_number FROM case_link WHERE kind = 'ALERT' AND target = ?")
                .param(alertId)
                .query(String.class)
                .optional();
    }
}
