package city.chengyun.opscenter.party;

import java.util.Collection;
import java.util.Set;

/** Who there is. Thread-safe. */
public interface Usernames {

    /** Those of the names that are user names of accounts. */
    Set<String> existing(Collection<String> names);
}
