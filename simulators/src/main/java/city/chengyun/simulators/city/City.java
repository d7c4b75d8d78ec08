package city.chengyun.simulators.city;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.PropertyDefinition;
import city.chengyun.geo.Districts;
import city.chengyun.geo.LngLat;
import city.chengyun.simulators.city.KindSheets.KindSheet;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * The simulated city: which devices stand where, and how each kind behaves. The same seed and
 * number of devices give the same city. Immutable.
 */
public final class City {

    private final Noise noise;
    private final DeviceCatalog catalog;
    private final List<SimulatedDevice> devices;
    private final Map<String, Map<String, ValueModel>> valuesByKind = new HashMap<>();

    private City(Noise noise, DeviceCatalog catalog, KindSheets sheets, List<SimulatedDevice> all) {
        this.noise = noise;
        this.catalog = catalog;
        this.devices = List.copyOf(all);
        for (KindSheet sheet : sheets.kinds()) {
            Map<String, ValueModel> values = new TreeMap<>();
            sheet.values().forEach((code, value) -> values.put(code, value.toModel(code)));
            valuesByKind.put(sheet.kind(), values);
        }
    }

    /**
     * Builds a city inside the districts.
     *
     * @param deviceCount how many devices, at least a few per kind
     * @throws IllegalArgumentException if the number is too small for one of each kind
     */
    public static City of(long seed, int deviceCount, Districts districts, DeviceCatalog catalog) {
        KindSheets sheets = KindSheets.load();
        var noise = new Noise(seed);
        var planner = new CityPlanner(noise, districts, catalog, Places.load());
        return new City(noise, catalog, sheets, planner.plan(sheets, deviceCount));
    }

    /** All devices, grouped by kind. */
    public List<SimulatedDevice> devices() {
        return devices;
    }

    public Noise noise() {
        return noise;
    }

    /** The devices of a kind, nearest first; equally near ones by id. */
    public List<SimulatedDevice> listNearest(String kind, LngLat position) {
        return devices.stream()
                .filter(device -> device.kind().equals(kind))
                .sorted(
                        Comparator.<SimulatedDevice>comparingDouble(
                                        device -> device.position().distanceMetersTo(position))
                                .thenComparing(SimulatedDevice::id))
                .toList();
    }

    /** How long a device takes for a command: between a third and all of the usual time. */
    public Duration timeToObey(String commandId, Duration usual) {
        double part = (1 + 2 * noise.uniform(Noise.key(commandId), 0)) / 3;
        return Duration.ofMillis(Math.round(usual.toMillis() * part));
    }

    /** Behaviour of a kind, by property code. */
    Map<String, ValueModel> valuesOf(String kind) {
        Map<String, ValueModel> values = valuesByKind.get(kind);
        if (values == null) {
            throw new NoSuchElementException("the simulator does not know the kind " + kind);
        }
        return values;
    }

    /** A number cut to the physical range of a property and rounded as instruments do. */
    double withinRange(String kind, String property, double value) {
        PropertyDefinition definition =
                catalog.findType(kind)
                        .flatMap(type -> type.findProperty(property))
                        .orElseThrow(
                                () -> new NoSuchElementException(kind + " has no " + property));
        Double min = definition.min();
        Double max = definition.max();
        double cut = min == null || max == null ? value : Math.max(min, Math.min(max, value));
        return Decimals.round(cut, 3);
    }
}
