package city.chengyun.simulators.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The form of {@code kinds.yaml} and {@code places.yaml}.
 *
 * @param kinds one per kind of the catalogue
 * @param fixed devices with a place and code of their own
 */
record KindSheets(List<KindSheet> kinds, List<FixedDevice> fixed) {

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    static KindSheets load() {
        return read("/city/chengyun/simulators/kinds.yaml", KindSheets.class);
    }

    static <T> T read(String resource, Class<T> type) {
        try (InputStream yaml = KindSheets.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return MAPPER.readValue(yaml, type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** A kind: how many, where, how called and what they measure. */
    record KindSheet(
            String kind,
            String id,
            double share,
            double urban,
            boolean moves,
            String name,
            Map<String, ValueSheet> values) {}

    /** A device that stands at a known place. */
    record FixedDevice(String kind, String code, String name, List<Double> at) {}

    /** One of the forms that {@code kinds.yaml} explains at its top. */
    record ValueSheet(
            double base,
            double spread,
            @Nullable Map<Driver, Double> drivers,
            double noise,
            @Nullable Duration over,
            @Nullable String with,
            @Nullable List<Double> limits,
            int decimals,
            @Nullable Double perHour,
            @Nullable Object fixed,
            @Nullable List<Double> cycle,
            @Nullable Duration every,
            boolean fromRoute) {

        private static final Duration USUAL_WANDER = Duration.ofMinutes(30);

        ValueModel toModel(String code) {
            if (fixed != null) {
                return new ValueModel.Fixed(PropertyNumbers.observed(fixed));
            }
            if (cycle != null && every != null) {
                return new ValueModel.Cycle(cycle, every);
            }
            if (fromRoute) {
                return new ValueModel.Heading();
            }
            if (perHour != null) {
                return new ValueModel.Counter(code, base, spread, perHour, decimals);
            }
            if (limits == null || limits.size() != 2) {
                throw new IllegalArgumentException("property " + code + " needs two limits");
            }
            return new ValueModel.Formula(
                    code,
                    base,
                    spread,
                    drivers == null ? Map.of() : Map.copyOf(drivers),
                    noise,
                    over == null ? USUAL_WANDER : over,
                    with == null ? code : with,
                    limits.get(0),
                    limits.get(1),
                    decimals);
        }
    }
}
