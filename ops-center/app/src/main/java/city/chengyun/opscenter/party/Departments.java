package city.chengyun.opscenter.party;

import java.util.List;
import java.util.Optional;

/** The departments, and what each is responsible for (职责分工, article 5). Thread-safe. */
public interface Departments {

    /** All of them, the city's first, then by district. */
    List<Department> list();

    /** The department with this id. */
    Optional<Department> find(String id);

    /**
     * Who leads in a matter: the district's own department of that role, else the city's.
     *
     * @param subject like {@code event:04/06}; without an entry of its own the part before the
     *     slash decides
     * @param adcode where it is
     */
    Optional<Department> findLead(String subject, String adcode);
}
