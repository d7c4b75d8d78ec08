package city.chengyun.opscenter.place.web;

import city.chengyun.contract.Domain;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.DeviceConditions;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.place.MapState;
import city.chengyun.opscenter.place.internal.DeviceChange;
import city.chengyun.opscenter.place.internal.DeviceEditing;
import city.chengyun.opscenter.place.web.DeviceViews.DeviceItem;
import city.chengyun.opscenter.place.web.DeviceViews.DeviceView;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds, shows and changes devices. */
@RestController
@RequestMapping("/api/devices")
class DeviceController {

    private final Devices devices;
    private final DeviceConditions conditions;
    private final DeviceEditing editing;

    DeviceController(Devices devices, DeviceConditions conditions, DeviceEditing editing) {
        this.devices = devices;
        this.conditions = conditions;
        this.editing = editing;
    }

    @GetMapping
    Page<DeviceItem> list(
            @AuthenticationPrincipal Account account,
            @RequestParam @Nullable String domain,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String district,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        @Nullable Domain wantedDomain = domain == null ? null : domain(domain);
        @Nullable MapState wantedState = state == null ? null : state(state);
        @Nullable String text =
                q == null || q.isBlank() ? null : q.strip().toLowerCase(Locale.ROOT);
        List<DeviceDescriptor> found =
                devices.listDevices().stream()
                        .filter(device -> account.covers(device.adcode().value()))
                        .filter(device -> wantedDomain == null || device.domain() == wantedDomain)
                        .filter(device -> kind == null || device.kind().equals(kind))
                        .filter(
                                device ->
                                        district == null
                                                || device.adcode().value().equals(district))
                        .filter(device -> text == null || matches(device, text))
                        .filter(
                                device ->
                                        wantedState == null
                                                || conditions.stateOf(device.id()) == wantedState)
                        .sorted(Comparator.comparing(DeviceDescriptor::id))
                        .toList();
        Page<DeviceDescriptor> cut = Page.of(found, page, size);
        return new Page<>(
                cut.items().stream()
                        .map(one -> DeviceItem.of(one, conditions.conditionOf(one.id())))
                        .toList(),
                page,
                size,
                cut.total());
    }

    @GetMapping("/{id}")
    DeviceView get(@AuthenticationPrincipal Account account, @PathVariable String id) {
        return view(devices.getVisible(account, id));
    }

    @PatchMapping("/{id}")
    DeviceView change(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @RequestBody DeviceChange change) {
        return view(editing.change(account, id, change));
    }

    private DeviceView view(DeviceDescriptor device) {
        return DeviceView.of(device, conditions.conditionOf(device.id()));
    }

    private static boolean matches(DeviceDescriptor device, String lowerCaseText) {
        return device.id().value().toLowerCase(Locale.ROOT).contains(lowerCaseText)
                || device.name().toLowerCase(Locale.ROOT).contains(lowerCaseText);
    }

    private static Domain domain(String code) {
        return Domain.find(code)
                .orElseThrow(() -> Problem.invalid("unknown-domain", "There is no domain " + code));
    }

    private static MapState state(String code) {
        return MapState.find(code)
                .orElseThrow(() -> Problem.invalid("unknown-state", "There is no state " + code));
    }
}
