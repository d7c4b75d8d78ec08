package city.chengyun.simulators.city;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.device.PropertyDefinition;
import city.chengyun.contract.device.PropertyType;
import city.chengyun.contract.observation.DecodeResult;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue;
import city.chengyun.geo.Districts;
import city.chengyun.simulators.city.CityMessage.Telemetry;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityModelTest {

    private static final Districts DISTRICTS = Districts.load();
    private static final DeviceCatalog CATALOG = DeviceCatalog.load();
    private static final City CITY = City.of(1, 2400, DISTRICTS, CATALOG);
    private static final long NOON = Instant.parse("2026-07-15T04:00:00Z").toEpochMilli();

    @Test
    void sameSeedAndTimeGiveTheSameBytes() {
        var again = new CityModel(City.of(1, 2400, DISTRICTS, CATALOG), 1);
        var other = new CityModel(City.of(2, 2400, DISTRICTS, CATALOG), 1);

        assertThat(bytes(new CityModel(CITY, 1), NOON, NOON + 20_000))
                .containsExactlyElementsOf(bytes(again, NOON, NOON + 20_000))
                .isNotEqualTo(bytes(other, NOON, NOON + 20_000));
    }

    @Test
    void cuttingTimeIntoStretchesChangesNothing() {
        var model = new CityModel(CITY, 1);

        List<String> whole = bytes(model, NOON, NOON + 10_000);
        List<String> parts = new java.util.ArrayList<>();
        for (long ts = NOON; ts < NOON + 10_000; ts += 100) {
            parts.addAll(bytes(model, ts, ts + 100));
        }

        assertThat(parts).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20260715})
    void everyMessageKeepsToTheCatalogue(long seed) {
        City city = City.of(seed, 2400, DISTRICTS, CATALOG);
        var model = new CityModel(city, 1);
        Set<String> heard = new HashSet<>();
        Map<String, Long> lastSequence = new HashMap<>();

        for (int hour = 0; hour < 24 * 365; hour += 61) {
            long from = NOON + hour * 3_601_337L;
            for (CityMessage message :
                    model.messagesBetween(from, from + 1_000, Disturbances.NONE)) {
                assertThat(ObservationCodec.decode(message.payload()))
                        .isInstanceOf(DecodeResult.Decoded.class);
                Observation observation = ((Telemetry) message).observation();
                DeviceType type = CATALOG.findType(message.device().kind()).orElseThrow();
                assertThat(observation.values().keySet())
                        .hasSize(type.properties().size())
                        .allSatisfy(code -> assertThat(type.findProperty(code)).isPresent());
                type.properties()
                        .forEach(
                                p ->
                                        assertFits(
                                                p,
                                                requireNonNull(
                                                        observation.values().get(p.code()))));
                assertThat(observation.seq()).isNotNull();
                String id = message.device().id().value();
                assertThat(observation.seq()).isGreaterThan(lastSequence.getOrDefault(id, -1L));
                lastSequence.put(id, observation.seq());
                heard.add(message.device().kind());
            }
        }

        assertThat(heard).hasSizeGreaterThanOrEqualTo(24);
    }

    @Test
    void talksAtTheExpectedRateAndFasterOnRequest() {
        var usual = new CityModel(CITY, 1);
        var fast = new CityModel(CITY, 3);

        assertThat(usual.usualRate()).isBetween(200.0, 400.0);
        assertThat(usual.messagesBetween(NOON, NOON + 60_000, Disturbances.NONE).size() / 60.0)
                .isCloseTo(usual.usualRate(), within(1.0));
        assertThat(fast.usualRate()).isCloseTo(3 * usual.usualRate(), within(1.0));
    }

    @Test
    void vehiclesMoveAndOtherDevicesDoNot() {
        var model = new CityModel(CITY, 1);

        List<CityMessage> messages = model.messagesBetween(NOON, NOON + 60_000, Disturbances.NONE);

        assertThat(messages)
                .allSatisfy(
                        message -> {
                            boolean located = ((Telemetry) message).observation().loc() != null;
                            assertThat(located).isEqualTo(message.device().kind().equals("bus"));
                        });
        long places =
                messages.stream()
                        .filter(m -> m.device().kind().equals("bus"))
                        .map(m -> ((Telemetry) m).observation().loc())
                        .distinct()
                        .count();
        assertThat(places).isGreaterThan(1000);
    }

    private static void assertFits(PropertyDefinition property, ObservedValue value) {
        if (property.type() == PropertyType.NUMBER) {
            assertThat(value.value()).isInstanceOf(PropertyValue.NumberValue.class);
            double number = PropertyNumbers.numberOf(value);
            assertThat(property.inRange(number)).as("%s = %s", property.code(), number).isTrue();
        } else if (property.type() == PropertyType.BOOLEAN) {
            assertThat(value.value()).isInstanceOf(PropertyValue.BooleanValue.class);
        } else {
            assertThat(value.value()).isInstanceOf(PropertyValue.TextValue.class);
        }
    }

    private static List<String> bytes(CityModel model, long from, long to) {
        return model.messagesBetween(from, to, Disturbances.NONE).stream()
                .map(
                        m ->
                                m.topic()
                                        + " "
                                        + new String(
                                                m.payload(),
                                                java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
