package city.chengyun.geo;

import city.chengyun.geo.internal.PolygonIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The county-level divisions of one city with a spatial index. Immutable and safe for use by many
 * threads.
 */
public final class Districts {

    private static final String SHIJIAZHUANG = "districts/130100.geojson";

    private final Map<String, District> byAdcode;
    private final List<District> ordered;
    private final PolygonIndex index;
    private final byte[] geoJson;

    private Districts(byte[] geoJson) {
        this.geoJson = geoJson;
        this.byAdcode = new TreeMap<>();
        DistrictGeoJson.parse(geoJson).forEach(d -> byAdcode.put(d.adcode(), d));
        this.ordered = List.copyOf(byAdcode.values());
        this.index = new PolygonIndex(ordered.stream().map(District::polygon).toList());
    }

    /**
     * The 22 districts of Shijiazhuang; their boundaries are approximate (about 100 m).
     *
     * @throws UncheckedIOException if the built-in resource is missing or unreadable
     */
    public static Districts load() {
        try (InputStream in = Districts.class.getResourceAsStream(SHIJIAZHUANG)) {
            if (in == null) {
                throw new IOException("resource is missing: " + SHIJIAZHUANG);
            }
            return new Districts(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All districts by ascending adcode. */
    public List<District> list() {
        return ordered;
    }

    public Optional<District> find(String adcode) {
        return Optional.ofNullable(byAdcode.get(adcode));
    }

    /**
     * The district with a code.
     *
     * @throws NoSuchElementException if the city has no such district
     */
    public District get(String adcode) {
        return find(adcode)
                .orElseThrow(() -> new NoSuchElementException("no district has adcode " + adcode));
    }

    /** The district that covers a position; where two overlap, the one with the lower adcode. */
    public Optional<District> findAt(LngLat position) {
        var found = index.findFirst(position);
        return found.isPresent() ? Optional.of(ordered.get(found.getAsInt())) : Optional.empty();
    }

    /**
     * A position inside a district, uniform over its area; the same generator state gives the same
     * position.
     *
     * @throws NoSuchElementException if the city has no such district
     */
    public LngLat randomPositionIn(String adcode, RandomGenerator random) {
        int district = ordered.indexOf(get(adcode));
        BoundingBox box = ordered.get(district).polygon().boundingBox();
        while (true) {
            var position =
                    new LngLat(
                            random.nextDouble(box.west(), box.east()),
                            random.nextDouble(box.south(), box.north()));
            if (index.covers(district, position)) {
                return position;
            }
        }
    }

    /** The collection as UTF-8 GeoJSON; a fresh copy. */
    public byte[] geoJson() {
        return geoJson.clone();
    }
}
