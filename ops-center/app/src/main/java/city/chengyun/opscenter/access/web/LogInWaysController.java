package city.chengyun.opscenter.access.web;

import city.chengyun.opscenter.access.internal.OidcProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how people may log in, to everybody. */
@RestController
@RequestMapping("/api/session/ways")
class LogInWaysController {

    private final OidcProperties provider;

    LogInWaysController(OidcProperties provider) {
        this.provider = provider;
    }

    /**
     * @param provider name of the identity provider; null if there is none
     */
    record Ways(@Nullable String provider) {}

    @GetMapping
    Ways ways() {
        return new Ways(provider.isConfigured() ? provider.name() : null);
    }
}
