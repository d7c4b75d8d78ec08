package city.chengyun.simulators.city;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.geo.District;
import city.chengyun.geo.Districts;
import city.chengyun.geo.LngLat;
import city.chengyun.simulators.city.KindSheets.FixedDevice;
import city.chengyun.simulators.city.KindSheets.KindSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Decides which devices stand where and what they are called. Used once per city. */
final class CityPlanner {

    private static final double METERS_PER_DEGREE = 111_195;
    private static final int ROUTE_STOPS = 6;

    private final Noise noise;
    private final Districts districts;
    private final DeviceCatalog catalog;
    private final Places places;
    private final Map<String, Integer> numbers = new HashMap<>();

    CityPlanner(Noise noise, Districts districts, DeviceCatalog catalog, Places places) {
        this.noise = noise;
        this.districts = districts;
        this.catalog = catalog;
        this.places = places;
    }

    List<SimulatedDevice> plan(KindSheets sheets, int deviceCount) {
        List<SimulatedDevice> devices = new ArrayList<>(deviceCount);
        Map<String, Integer> counts = counts(sheets, deviceCount);
        for (KindSheet sheet : sheets.kinds()) {
            DeviceType type = catalog.findType(sheet.kind()).orElseThrow();
            // Each kind has a generator of its own, so that changing one leaves the others alone.
            var random = new SplittableRandom(noise.seed() ^ Noise.key(sheet.kind()));
            List<FixedDevice> fixed =
                    sheets.fixed().stream().filter(f -> f.kind().equals(sheet.kind())).toList();
            int count = counts.getOrDefault(sheet.kind(), 0);
            for (int i = 0; i < count; i++) {
                devices.add(
                        i < fixed.size()
                                ? fixedDevice(sheet, type, fixed.get(i))
                                : freeDevice(sheet, type, random));
            }
        }
        return devices;
    }

    /** Shares out the devices by largest remainder, at least one and all fixed ones per kind. */
    private static Map<String, Integer> counts(KindSheets sheets, int deviceCount) {
        double shares = sheets.kinds().stream().mapToDouble(KindSheet::share).sum();
        Map<String, Integer> counts = new HashMap<>();
        double owed = 0;
        int left = deviceCount;
        for (KindSheet sheet : sheets.kinds()) {
            owed += deviceCount * sheet.share() / shares;
            int given = (int) Math.round(owed);
            owed -= given;
            counts.put(sheet.kind(), given);
            left -= given;
        }
        KindSheet last = sheets.kinds().get(sheets.kinds().size() - 1);
        counts.merge(last.kind(), left, Integer::sum);
        if (counts.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException(
                    deviceCount + " devices are too few for one of each kind");
        }
        return counts;
    }

    private SimulatedDevice fixedDevice(KindSheet sheet, DeviceType type, FixedDevice fixed) {
        var position = new LngLat(fixed.at().get(0), fixed.at().get(1));
        District district = districts.findAt(position).orElseThrow();
        var id = new DeviceId("%s-%s-%s".formatted(sheet.id(), district.adcode(), fixed.code()));
        return device(id, fixed.name(), type, district, Route.standing(position));
    }

    private SimulatedDevice freeDevice(KindSheet sheet, DeviceType type, RandomGenerator random) {
        District district = districts.get(chooseDistrict(sheet.urban(), random));
        LngLat position = choosePosition(district, random);
        int number = numbers.merge(sheet.id() + "-" + district.adcode(), 1, Integer::sum);
        var id = new DeviceId("%s-%s-%04d".formatted(sheet.id(), district.adcode(), number));
        Route route =
                sheet.moves() ? chooseRoute(district, position, random) : Route.standing(position);
        return device(id, name(sheet, district, number, random), type, district, route);
    }

    private SimulatedDevice device(
            DeviceId id, String name, DeviceType type, District district, Route route) {
        long interval = type.expectedInterval().toMillis();
        return new SimulatedDevice(
                id,
                name,
                type.kind(),
                type.domain(),
                new Adcode(district.adcode()),
                route,
                type.expectedInterval(),
                (long) (noise.uniform(Noise.key(id.value()), 0) * interval));
    }

    private String chooseDistrict(double urban, RandomGenerator random) {
        if (random.nextDouble() < urban) {
            return choose(places.core(), random);
        }
        List<String> adcodes = places.towns().keySet().stream().sorted().toList();
        double weights = places.towns().values().stream().mapToDouble(Places.Town::weight).sum();
        double drawn = random.nextDouble(weights);
        for (String adcode : adcodes) {
            drawn -= town(adcode).weight();
            if (drawn < 0) {
                return adcode;
            }
        }
        return adcodes.get(adcodes.size() - 1);
    }

    private LngLat choosePosition(District district, RandomGenerator random) {
        if (places.isCore(district.adcode())) {
            return rounded(districts.randomPositionIn(district.adcode(), random), district, random);
        }
        double spreadDegrees = town(district.adcode()).spreadMeters() / METERS_PER_DEGREE;
        LngLat centre = district.centre();
        double stretch = 1 / Math.cos(Math.toRadians(centre.lat()));
        while (true) {
            var position =
                    new LngLat(
                            centre.lng() + random.nextGaussian() * spreadDegrees * stretch,
                            centre.lat() + random.nextGaussian() * spreadDegrees);
            if (isIn(district, position)) {
                return rounded(position, district, random);
            }
        }
    }

    /** Six decimals are a decimetre; rounding must not carry a device over the border. */
    private LngLat rounded(LngLat position, District district, RandomGenerator random) {
        var rounded =
                new LngLat(Decimals.round(position.lng(), 6), Decimals.round(position.lat(), 6));
        return isIn(district, rounded) ? rounded : choosePosition(district, random);
    }

    private boolean isIn(District district, LngLat position) {
        return districts
                .findAt(position)
                .filter(found -> found.adcode().equals(district.adcode()))
                .isPresent();
    }

    private Route chooseRoute(District district, LngLat first, RandomGenerator random) {
        List<LngLat> stops = new ArrayList<>(List.of(first));
        IntStream.range(1, ROUTE_STOPS).forEach(i -> stops.add(choosePosition(district, random)));
        return new Route(stops, 5 + random.nextDouble(3), random.nextLong(3_600_000));
    }

    private String name(KindSheet sheet, District district, int number, RandomGenerator random) {
        boolean isCore = places.isCore(district.adcode());
        String name =
                sheet.name()
                        .replace("{road}", choose(places.roads().of(isCore), random))
                        .replace("{place}", choose(places.places().of(isCore), random))
                        .replace("{river}", choose(places.rivers(), random))
                        .replace("{metro}", choose(places.metros(), random))
                        .replace("{line}", String.valueOf(1 + random.nextInt(120)));
        return "%s%s%d号".formatted(district.name(), name, number);
    }

    private Places.Town town(String adcode) {
        Places.Town town = places.towns().get(adcode);
        if (town == null) {
            throw new IllegalArgumentException("places.yaml lacks the district " + adcode);
        }
        return town;
    }

    private static String choose(List<String> names, RandomGenerator random) {
        return names.get(random.nextInt(names.size()));
    }
}
