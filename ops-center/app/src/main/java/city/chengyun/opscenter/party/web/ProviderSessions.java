package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.ProviderLogIn;
import city.chengyun.opscenter.party.internal.ProviderIdentities;
import city.chengyun.opscenter.party.internal.SessionReauthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Opens sessions for people from the identity provider. */
@Component
class ProviderSessions implements ProviderLogIn {

    private final ProviderIdentities identities;
    private final SessionOpening opening;
    private final SessionReauthentication reauthentication;

    ProviderSessions(
            ProviderIdentities identities,
            SessionOpening opening,
            SessionReauthentication reauthentication) {
        this.identities = identities;
        this.opening = opening;
        this.reauthentication = reauthentication;
    }

    @Override
    public void open(Identity identity, HttpServletRequest request, HttpServletResponse response) {
        Account account = identities.enter(identity);
        opening.open(account, request, response);
        if (identity.again()) {
            reauthentication.onPasswordAtProvider(account, request);
        }
    }
}
