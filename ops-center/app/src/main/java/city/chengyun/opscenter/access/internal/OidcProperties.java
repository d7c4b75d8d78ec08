package city.chengyun.opscenter.access.internal;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The city's identity provider (OpenID Connect Core 1.0), an alternative to passwords.
 *
 * @param issuer its address, https or on this machine; blank: there is none
 * @param clientId what it knows the hub as
 * @param clientSecret what the hub proves that with
 * @param name how people know it, 1 to 40 characters
 * @param usernameClaim the claim that names the account, by default {@code preferred_username}
 */
@ConfigurationProperties("chengyun.oidc")
public record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("统一身份认证") String name,
        @DefaultValue("preferred_username") String usernameClaim) {

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Checks what a provider needs. */
    public OidcProperties {
        issuer = issuer.strip();
        if (!issuer.isEmpty()) {
            requireSafe(issuer);
            require("CHENGYUN_OIDC_CLIENT_ID", clientId);
            require("CHENGYUN_OIDC_CLIENT_SECRET", clientSecret);
            require("CHENGYUN_OIDC_USERNAME_CLAIM", usernameClaim);
            if (name.isBlank() || name.length() > 40) {
                throw new IllegalArgumentException(
                        "CHENGYUN_OIDC_NAME has %d characters; allowed: 1 to 40"
                                .formatted(name.length()));
            }
        }
    }

    /** Whether there is a provider. */
    public boolean isConfigured() {
        return !issuer.isEmpty();
    }

    private static void requireSafe(String issuer) {
        URI uri = URI.create(issuer);
        @Nullable String host = uri.getHost();
        boolean onThisMachine =
                "http".equals(uri.getScheme()) && host != null && HERE.contains(host);
        if (host == null || !(onThisMachine || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "CHENGYUN_OIDC_ISSUER is %s; allowed: an https address, http on this machine only"
                            .formatted(issuer));
        }
    }

    private static void require(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    key + " is empty; it is needed beside CHENGYUN_OIDC_ISSUER");
        }
    }

    @Override
    public String toString() {
        return "OidcProperties[" + issuer + "]"; // never the secret
    }
}
