package city.chengyun.opscenter.party;

import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions for people whom the city's identity provider has recognised. Accounts stay the
 * hub's own: the provider says who somebody is, never what they may do.
 */
public interface ProviderLogIn {

    /**
     * A person as the provider names them.
     *
     * @param issuer the provider, claim {@code iss}
     * @param subject the person, never given to another one, claim {@code sub}
     * @param username what binds them to an account at the first log-in; null if the provider tells
     *     none
     * @param again whether they gave their password at the provider just now because the hub asked
     */
    record Identity(String issuer, String subject, @Nullable String username, boolean again) {}

    /**
     * Opens the session of the account that the person is bound to.
     *
     * @throws Problem 403 {@code provider-no-account}, {@code provider-other-person} or {@code
     *     provider-administrator}
     */
    void open(Identity identity, HttpServletRequest request, HttpServletResponse response);
}
