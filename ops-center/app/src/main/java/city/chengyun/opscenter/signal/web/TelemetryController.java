package city.chengyun.opscenter.signal.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.signal.internal.Resolution;
import city.chengyun.opscenter.signal.internal.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a device measured. */
@RestController
class TelemetryController {

    private static final Duration DEFAULT_SPAN = Duration.ofHours(3);
    private static final String AUTO = "auto";

    private final Telemetry telemetry;
    private final Devices devices;
    private final Clock clock;

    TelemetryController(Telemetry telemetry, Devices devices, Clock clock) {
        this.telemetry = telemetry;
        this.devices = devices;
        this.clock = clock;
    }

    @GetMapping("/api/devices/{id}/telemetry")
    Telemetry.Answer read(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> property,
            @RequestParam @Nullable Long from,
            @RequestParam @Nullable Long to,
            @RequestParam(defaultValue = AUTO) String resolution) {
        long end = to == null ? clock.millis() : to;
        long start = from == null ? end - DEFAULT_SPAN.toMillis() : from;
        return telemetry.read(
                devices.getVisible(account, id), property, start, end, resolution(resolution));
    }

    private static @Nullable Resolution resolution(String code) {
        if (code.equals(AUTO)) {
            return null;
        }
        return Resolution.find(code)
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "unknown-resolution",
                                        "resolution is auto, raw, 1m or 1h, not " + code));
    }
}
