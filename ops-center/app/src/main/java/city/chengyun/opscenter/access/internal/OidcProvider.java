package city.chengyun.opscenter.access.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * What the hub knows of the identity provider, asked from the provider itself when the first person
 * comes: a hub must start without it.
 */
@Component
class OidcProvider implements ClientRegistrationRepository {

    /** Where log-ins at the provider begin, followed by {@code /city}. */
    static final String BEGIN = "/api/session/provider";

    /** Where they come back to; this is the redirect URI that the provider must know. */
    static final String BACK = "/api/session/provider-answer";

    static final String ID = "city";

    private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);

    /** The provider's own error page may be long. */
    private static final int MAX_TOLD = 300;

    private final OidcProperties properties;
    private final AtomicReference<@Nullable ClientRegistration> known = new AtomicReference<>();

    OidcProvider(OidcProperties properties) {
        this.properties = properties;
    }

    /** Null while the provider does not answer, too. */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID) || !properties.isConfigured()) {
            return null;
        }
        @Nullable ClientRegistration registration = known.get();
        if (registration == null) {
            registration = discover();
            known.set(registration);
        }
        return registration;
    }

    /** OpenID Connect Discovery 1.0, section 4. */
    private @Nullable ClientRegistration discover() {
        try {
            return ClientRegistrations.fromIssuerLocation(properties.issuer())
                    .registrationId(ID)
                    .clientId(properties.clientId())
                    .clientSecret(properties.clientSecret())
                    .redirectUri("{baseUrl}" + BACK)
                    .scope("openid", "profile")
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            log.warn(
                    "The identity provider {} cannot be asked: {}",
                    properties.issuer(),
                    StringUtils.truncate(e.toString(), MAX_TOLD));
            return null;
        }
    }

    /** How long a log-in at the provider may take. */
    static Duration patience() {
        return Duration.ofMinutes(10);
    }
}
