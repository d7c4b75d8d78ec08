package city.chengyun.contract.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.Domain;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceCatalogTest {

    private final DeviceCatalog catalog = DeviceCatalog.load();

    @Test
    void knowsAtLeastTwentyFourTypes() {
        assertThat(catalog.listTypes()).hasSizeGreaterThanOrEqualTo(24);
    }

    @ParameterizedTest
    @EnumSource
    void everyDomainHasSeveralTypesAndColumns(Domain domain) {
        assertThat(catalog.listTypes())
                .filteredOn(type -> type.domain() == domain)
                .hasSizeGreaterThan(3);
        assertThat(catalog.listProperties(domain)).isNotEmpty();
    }

    @Test
    void describesAPropertyCompletely() {
        DeviceType gauge = catalog.findType("pipe-pressure").orElseThrow();
        PropertyDefinition pressure = gauge.findProperty("pressure").orElseThrow();

        assertThat(gauge.expectedInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(gauge.name().zh()).isEqualTo("管网压力计");
        assertThat(pressure.unit()).isEqualTo("MPa");
        assertThat(pressure.inRange(0.35)).isTrue();
        assertThat(pressure.inRange(-0.01)).isFalse();
        assertThat(pressure.inRange(4.01)).isFalse();
    }

    @Test
    void saysWhichArgumentsACommandTakes() {
        CommandDefinition opening =
                catalog.findType("control-valve")
                        .flatMap(type -> type.findCommand("set-opening"))
                        .orElseThrow();

        assertThat(opening.findFault(Map.of("opening", 40))).isEmpty();
        assertThat(opening.findFault(Map.of("opening", 101)))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("opening", "from 10.0 to 100.0"));
        assertThat(opening.findFault(Map.of("opening", Double.NaN))).isPresent();
        assertThat(opening.findFault(Map.of("opening", "40"))).isPresent();
        assertThat(opening.findFault(Map.of())).isPresent();
        assertThat(opening.findFault(Map.of("opening", 40, "speed", 1))).isPresent();
    }

    @Test
    void refusesACommandThatMayBeToldAnything() {
        String yaml =
                """
                types:
                  - kind: a
                    domain: water
                    name: {zh: 甲, en: A}
                    expectedInterval: PT1S
                    properties:
                      - {code: p, name: {zh: 压, en: P}, type: TEXT, unit: ""}
                    commands:
                      - code: c
                        name: {zh: 令, en: C}
                        dangerous: false
                        expectedDuration: PT1S
                        parameters:
                          - {code: x, name: {zh: 数, en: X}, type: NUMBER, unit: ""}
                """;

        assertThatThrownBy(() -> DeviceCatalog.read(new ByteArrayInputStream(yaml.getBytes(UTF_8))))
                .hasMessageContaining("parameter x needs min < max");
    }

    @Test
    void refusesACodeWithTwoMeaningsInOneDomain() {
        String yaml =
                """
                types:
                  - kind: a
                    domain: water
                    name: {zh: 甲, en: A}
                    expectedInterval: PT1S
                    properties:
                      - {code: p, name: {zh: 压, en: P}, type: NUMBER, unit: MPa, min: 0, max: 1}
                  - kind: b
                    domain: water
                    name: {zh: 乙, en: B}
                    expectedInterval: PT1S
                    properties:
                      - {code: p, name: {zh: 压, en: P}, type: NUMBER, unit: kPa, min: 0, max: 1000}
                """;

        assertThatThrownBy(() -> DeviceCatalog.read(new ByteArrayInputStream(yaml.getBytes(UTF_8))))
                .hasMessageContaining("uses property p for two things");
    }
}
