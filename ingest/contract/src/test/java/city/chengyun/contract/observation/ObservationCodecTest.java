package city.chengyun.contract.observation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.observation.DecodeResult.Decoded;
import city.chengyun.contract.observation.DecodeResult.Malformed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationCodecTest {

    private static DecodeResult<List<Observation>> decode(String json) {
        return ObservationCodec.decode(json.getBytes(UTF_8));
    }

    @Test
    void readsTheMessageOfTheContract() {
        DecodeResult<List<Observation>> result =
                decode(
                        """
                        {"ts": 1764000000123, "seq": 42, "v": {"a34004": 35.2, "door": true, "mode": "auto"},
                         "q": {"a34004": "M"}, "loc": [114.5021, 38.0412], "vendor": {"x": [1]}}
                        """);

        Observation expected =
                new Observation(
                        1_764_000_000_123L,
                        42L,
                        new TreeMap<>(
                                Map.of(
                                        "a34004",
                                        ObservedValue.of(35.2).withQuality(QualityFlag.M),
                                        "door",
                                        ObservedValue.of(true),
                                        "mode",
                                        ObservedValue.of("auto"))),
                        new LngLat(114.5021, 38.0412));
        assertThat(result).isEqualTo(new Decoded<>(List.of(expected)));
    }

    @Test
    void readsTimesWrittenAsText() {
        assertThat(decode("{\"ts\":\"2025-11-25T00:00:00+08:00\",\"v\":{\"p\":1}}"))
                .isEqualTo(new Decoded<>(List.of(Observation.of(1_764_000_000_000L, "p", 1))));
    }

    @Test
    void readsQualityBeforeTheValues() {
        assertThat(decode("{\"q\":{\"p\":\"D\"},\"v\":{\"p\":1},\"ts\":1}"))
                .isInstanceOf(Decoded.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "MALFORMED_JSON     | ",
                "MALFORMED_JSON     | {",
                "MALFORMED_JSON     | 17",
                "MALFORMED_JSON     | []",
                "MALFORMED_JSON     | [1]",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":{\"p\":1}} {}",
                "MALFORMED_JSON     | {\"ts\":1}",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":{}}",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":[1]}",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":{\"p\":1,\"p\":2}}",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":{\"p\":NaN}}",
                "MALFORMED_JSON     | {\"ts\":1,\"seq\":-1,\"v\":{\"p\":1}}",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":{\"p\":1},\"q\":{\"p\":\"Z\"}}",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":{\"p\":1},\"q\":{\"r\":\"M\"}}",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":{\"p\":1},\"loc\":[200,38]}",
                "MALFORMED_JSON     | {\"ts\":1,\"v\":{\"p\":1},\"loc\":[114]}",
                "MALFORMED_JSON     | {\"ts\":99999999999999999999,\"v\":{\"p\":1}}",
                "MISSING_TIMESTAMP  | {\"v\":{\"p\":1}}",
                "MISSING_TIMESTAMP  | {\"ts\":\"yesterday\",\"v\":{\"p\":1}}",
                "MISSING_TIMESTAMP  | {\"ts\":1.5,\"v\":{\"p\":1}}",
                "UNKNOWN_PROPERTY   | {\"ts\":1,\"v\":{\"_rt\":1}}",
                "UNKNOWN_PROPERTY   | {\"ts\":1,\"v\":{\"a b\":1}}",
                "WRONG_TYPE         | {\"ts\":1,\"v\":{\"p\":null}}",
                "WRONG_TYPE         | {\"ts\":1,\"v\":{\"p\":{}}}",
                "VALUE_OUT_OF_RANGE | {\"ts\":1,\"v\":{\"p\":1e999}}",
            })
    void saysWhyAMessageIsRefused(RejectReason reason, String json) {
        DecodeResult<List<Observation>> result = decode(json == null ? "" : json);

        assertThat(result).isInstanceOf(Malformed.class);
        assertThat(((Malformed<List<Observation>>) result).reason()).isEqualTo(reason);
    }

    @Test
    void refusesMoreThanTheLimits() {
        String values =
                IntStream.range(0, 65)
                        .mapToObj(i -> "\"p" + i + "\":1")
                        .collect(Collectors.joining(","));
        String observations =
                "{\"ts\":1,\"v\":{\"p\":1}},".repeat(500) + "{\"ts\":1,\"v\":{\"p\":1}}";

        assertThat(reason(decode("{\"ts\":1,\"v\":{" + values + "}}")))
                .isEqualTo(RejectReason.TOO_MANY_VALUES);
        assertThat(reason(decode("[" + observations + "]"))).isEqualTo(RejectReason.TOO_LARGE);
        assertThat(reason(ObservationCodec.decode(new byte[65 * 1024])))
                .isEqualTo(RejectReason.TOO_LARGE);
        assertThat(reason(decode("[".repeat(2000)))).isEqualTo(RejectReason.MALFORMED_JSON);
    }

    private static RejectReason reason(DecodeResult<List<Observation>> result) {
        return ((Malformed<List<Observation>>) result).reason();
    }

    @Property
    void whatIsEncodedIsDecodedAgain(@ForAll("observations") List<Observation> observations) {
        assertThat(ObservationCodec.decode(ObservationCodec.encodeAll(observations)))
                .isEqualTo(new Decoded<>(observations));
        assertThat(ObservationCodec.decode(ObservationCodec.encode(observations.get(0))))
                .isEqualTo(new Decoded<>(observations.subList(0, 1)));
    }

    @Property
    void neverThrowsWhateverTheBytes(@ForAll byte[] payload) {
        assertThat(ObservationCodec.decode(payload)).isNotNull();
        assertThat(DeviceEventCodec.decodeEvent(payload)).isNotNull();
        assertThat(DeviceEventCodec.decodeStatus(payload)).isNotNull();
    }

    @Property
    void neverThrowsForDamagedMessages(
            @ForAll("observations") List<Observation> observations,
            @ForAll int position,
            @ForAll byte damage) {
        byte[] json = ObservationCodec.encodeAll(observations);
        json[Math.floorMod(position, json.length)] = damage;

        assertThat(ObservationCodec.decode(json)).isNotNull();
    }

    @Provide
    Arbitrary<List<Observation>> observations() {
        Arbitrary<PropertyValue> value =
                Arbitraries.oneOf(
                        Arbitraries.doubles().map(PropertyValue.NumberValue::new),
                        Arbitraries.of(true, false).map(PropertyValue.BooleanValue::new),
                        Arbitraries.strings()
                                .all()
                                .excludeChars(surrogates())
                                .ofMaxLength(256)
                                .map(PropertyValue.TextValue::new));
        Arbitrary<ObservedValue> observed =
                Combinators.combine(value, Arbitraries.of(QualityFlag.class))
                        .as(ObservedValue::new);
        Arbitrary<String> code =
                Combinators.combine(
                                Arbitraries.chars().alpha(),
                                Arbitraries.strings()
                                        .alpha()
                                        .numeric()
                                        .withChars("_-")
                                        .ofMaxLength(20))
                        .as((first, rest) -> first + rest);
        Arbitrary<LngLat> position =
                Combinators.combine(
                                Arbitraries.doubles().between(-180, 180),
                                Arbitraries.doubles().between(-90, 90))
                        .as(LngLat::new);
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs().greaterOrEqual(0).injectNull(0.3),
                        Arbitraries.maps(code, observed).ofMinSize(1).ofMaxSize(8),
                        position.injectNull(0.5))
                .as((ts, seq, values, loc) -> new Observation(ts, seq, new TreeMap<>(values), loc))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    /** A lone surrogate has no UTF-8 form, so no device can send one. */
    private static char[] surrogates() {
        char[] chars = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (Character.MIN_SURROGATE + i);
        }
        return chars;
    }
}
