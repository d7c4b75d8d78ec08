package city.chengyun.geo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads districts from a GeoJSON FeatureCollection of polygons and multipolygons. */
final class DistrictGeoJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private DistrictGeoJson() {}

    /**
     * @throws IllegalArgumentException if a geometry is neither Polygon nor MultiPolygon
     */
    static List<District> parse(byte[] utf8) {
        List<District> districts = new ArrayList<>();
        for (JsonNode feature : MAPPER.readTree(utf8).required("features")) {
            JsonNode properties = feature.required("properties");
            districts.add(
                    new District(
                            properties.required("adcode").stringValue(),
                            properties.required("name").stringValue(),
                            properties.required("nameEn").stringValue(),
                            position(properties.required("centre")),
                            polygon(feature.required("geometry"))));
        }
        return districts;
    }

    private static GeoPolygon polygon(JsonNode geometry) {
        JsonNode coordinates = geometry.required("coordinates");
        String type = geometry.required("type").stringValue();
        return switch (type) {
            case "Polygon" -> new GeoPolygon(List.of(part(coordinates)));
            case "MultiPolygon" ->
                    new GeoPolygon(coordinates.valueStream().map(DistrictGeoJson::part).toList());
            default -> throw new IllegalArgumentException("not an area: " + type);
        };
    }

    private static GeoPolygon.Part part(JsonNode rings) {
        List<GeoPolygon.Ring> all = rings.valueStream().map(DistrictGeoJson::ring).toList();
        return new GeoPolygon.Part(all.get(0), all.subList(1, all.size()));
    }

    private static GeoPolygon.Ring ring(JsonNode positions) {
        return new GeoPolygon.Ring(positions.valueStream().map(DistrictGeoJson::position).toList());
    }

    private static LngLat position(JsonNode pair) {
        return new LngLat(pair.required(0).doubleValue(), pair.required(1).doubleValue());
    }
}
