package city.chengyun.opscenter.system.web;

import city.chengyun.opscenter.system.internal.SystemStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the hub in one look. */
@RestController
class SystemController {

    private final SystemStatus status;

    SystemController(SystemStatus status) {
        this.status = status;
    }

    @GetMapping("/api/system")
    SystemStatus.Look look() {
        return status.look();
    }
}
