package city.chengyun.opscenter.place.web;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.DeviceConditions;
import city.chengyun.opscenter.place.Devices;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the map is drawn from: districts, kinds of devices, and every device as a short row. */
@RestController
@RequestMapping("/api")
class MapController {

    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");

    private static final CacheControl FIXED_DATA =
            CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

    private static final List<String> COLUMNS =
            List.of("id", "kind", "domain", "lng", "lat", "state", "adcode", "name");

    private final Districts districts;
    private final DeviceCatalog catalog;
    private final Devices devices;
    private final DeviceConditions conditions;

    MapController(
            Districts districts,
            DeviceCatalog catalog,
            Devices devices,
            DeviceConditions conditions) {
        this.districts = districts;
        this.catalog = catalog;
        this.devices = devices;
        this.conditions = conditions;
    }

    /** Columns and rows instead of objects: 100 000 devices are a third of the size. */
    record DeviceRows(List<String> columns, List<List<@Nullable Object>> rows) {}

    @GetMapping("/districts")
    ResponseEntity<byte[]> listDistricts() {
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .cacheControl(FIXED_DATA)
                .body(districts.geoJson());
    }

    @GetMapping("/device-types")
    ResponseEntity<Collection<DeviceType>> listDeviceTypes() {
        return ResponseEntity.ok().cacheControl(FIXED_DATA).body(catalog.listTypes());
    }

    @GetMapping("/map/devices")
    DeviceRows listDevices(@AuthenticationPrincipal Account account) {
        return new DeviceRows(
                COLUMNS,
                devices.listDevices().stream()
                        .filter(device -> device.state() != DeviceState.RETIRED)
                        .filter(device -> account.covers(device.adcode().value()))
                        .map(this::row)
                        .toList());
    }

    private List<@Nullable Object> row(DeviceDescriptor device) {
        return Arrays.asList(
                device.id(),
                device.kind(),
                device.domain(),
                device.position() == null ? null : device.position().lng(),
                device.position() == null ? null : device.position().lat(),
                conditions.stateOf(device.id()),
                device.adcode(),
                device.name());
    }
}
