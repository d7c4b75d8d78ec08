package city.chengyun.opscenter.warnings.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.warnings.internal.WarningContent;
import city.chengyun.opscenter.warnings.internal.WarningDesk;
import city.chengyun.opscenter.warnings.internal.WarningMessage;
import city.chengyun.opscenter.warnings.internal.WarningView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know: the warnings in force, and each published message as CAP 1.2. */
@RestController
@RequestMapping("/api/public/warnings")
class PublicWarningController {

    private static final MediaType CAP = new MediaType("application", "cap+xml", UTF_8);

    private final WarningDesk desk;

    PublicWarningController(WarningDesk desk) {
        this.desk = desk;
    }

    record PublicWarning(@Nullable String identifier, @Nullable Long sent, WarningContent content) {

        static PublicWarning of(WarningView warning) {
            WarningMessage newest =
                    warning.messages().stream()
                            .filter(one -> one.identifier() != null)
                            .reduce((earlier, later) -> later)
                            .orElseThrow();
            return new PublicWarning(newest.identifier(), newest.sent(), newest.content());
        }
    }

    @GetMapping
    List<PublicWarning> list() {
        return desk.listActive().stream().map(PublicWarning::of).toList();
    }

    @GetMapping("/{identifier}")
    ResponseEntity<String> cap(@PathVariable String identifier) {
        return ResponseEntity.ok().contentType(CAP).body(desk.getCap(identifier));
    }
}
