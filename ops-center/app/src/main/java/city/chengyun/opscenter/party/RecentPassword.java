package city.chengyun.opscenter.party;

import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Guards dangerous acts: whoever does one has given the password again a short while ago, in this
 * very session, so that a session left open or stolen is not enough. Thread-safe.
 */
public interface RecentPassword {

    /**
     * Lets pass who has given the password within the last five minutes.
     *
     * @throws Problem 403 {@code reauthentication-required}; always for API tokens, which have no
     *     session
     */
    void require(Account account, HttpServletRequest request);
}
