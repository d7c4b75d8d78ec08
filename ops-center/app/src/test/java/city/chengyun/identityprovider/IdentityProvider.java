package city.chengyun.identityprovider;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/**
 * A real OpenID Connect provider (Spring Authorization Server) on a port of this machine.
 * Everybody's password is {@value #PASSWORD}.
 */
public final class IdentityProvider implements AutoCloseable {

    public static final String PASSWORD = "known-to-the-provider";
    public static final String CLIENT = "chengyun";
    public static final String CLIENT_SECRET = "the-hub-proves-itself";

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    private IdentityProvider() {}

    /**
     * A person at the provider.
     *
     * @param subject what they log in with there
     * @param username what the provider says they are called
     * @param away how many seconds ago they gave their password, to the provider's knowledge
     */
    public record Person(String subject, String username, long away) {}

    /**
     * Starts it.
     *
     * @param hub where people go back to
     */
    public static IdentityProvider start(URI hub, Person... people) {
        IdentityProvider provider = new IdentityProvider();
        provider.context.register(ProviderConfiguration.class);
        provider.context
                .getBeanFactory()
                .registerSingleton("people", new People(List.of(people), hub));
        provider.context.refresh();
        return provider;
    }

    /** What the configuration is made of. */
    record People(List<Person> list, URI hub) {

        Person find(String subject) {
            for (Person person : list) {
                if (person.subject().equals(subject)) {
                    return person;
                }
            }
            throw new IllegalArgumentException("there is no " + subject);
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + context.getWebServer().getPort());
    }

    /** What a hub is configured with. */
    public Map<String, String> hubProperties() {
        return Map.of(
                "CHENGYUN_OIDC_ISSUER",
                uri().toString(),
                "CHENGYUN_OIDC_CLIENT_ID",
                CLIENT,
                "CHENGYUN_OIDC_CLIENT_SECRET",
                CLIENT_SECRET,
                "CHENGYUN_OIDC_NAME",
                "市统一身份认证");
    }

    @Override
    public void close() {
        context.close();
    }
}
