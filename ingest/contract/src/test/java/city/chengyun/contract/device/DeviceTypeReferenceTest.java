package city.chengyun.contract.device;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.Domain;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference/device-types.md} is made from the catalogue. Run with {@code
 * -Dreference.write=true} to write it anew.
 */
class DeviceTypeReferenceTest {

    private static final Path REFERENCE = Path.of("../../docs/reference/device-types.md");

    @Test
    void theReferenceListsTheCatalogueAsItIs() throws IOException {
        String expected = render(DeviceCatalog.load());
        if (Boolean.getBoolean("reference.write")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, expected);
        }

        assertThat(Files.readString(REFERENCE)).isEqualTo(expected);
    }

    private static String render(DeviceCatalog catalog) {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Device types

                        Made from the catalogue (`ingest/contract/src/main/resources/city/chengyun/contract/device-types.yaml`).
                        A value outside the range cannot be true and is rejected with `VALUE_OUT_OF_RANGE`. Windows are
                        stored with `_min`, `_max`, `_mean` and `_count` for each number.
                        """);
        for (Domain domain : Domain.values()) {
            page.append("\n## ").append(domain.code()).append('\n');
            catalog.listTypes().stream()
                    .filter(type -> type.domain() == domain)
                    .forEach(type -> renderType(page, type));
        }
        return page.toString();
    }

    private static void renderType(StringBuilder page, DeviceType type) {
        page.append(
                "\n### `%s` %s · %s\n\nReports every %d s.\n\n"
                        .formatted(
                                type.kind(),
                                type.name().zh(),
                                type.name().en(),
                                type.expectedInterval().toSeconds()));
        page.append("| property | name | type | unit | range |\n|---|---|---|---|---|\n");
        for (PropertyDefinition property : type.properties()) {
            page.append(
                    "| `%s` | %s · %s | %s | %s | %s |\n"
                            .formatted(
                                    property.code(),
                                    property.name().zh(),
                                    property.name().en(),
                                    property.type().name().toLowerCase(Locale.ROOT),
                                    property.unit(),
                                    range(property)));
        }
        type.commands().forEach(command -> renderCommand(page, command));
    }

    private static void renderCommand(StringBuilder page, CommandDefinition command) {
        page.append(
                "\nObeys `%s` %s · %s%s, takes about %d s.\n"
                        .formatted(
                                command.code(),
                                command.name().zh(),
                                command.name().en(),
                                command.dangerous() ? " (dangerous)" : "",
                                command.expectedDuration().toSeconds()));
        for (ParameterDefinition parameter : command.parameters()) {
            page.append(
                    "- `%s` %s · %s: %s\n"
                            .formatted(
                                    parameter.code(),
                                    parameter.name().zh(),
                                    parameter.name().en(),
                                    allowed(parameter)));
        }
    }

    private static String allowed(ParameterDefinition parameter) {
        Double min = parameter.min();
        Double max = parameter.max();
        return min == null || max == null
                ? String.join(", ", parameter.options())
                : (plain(min) + " to " + plain(max) + " " + parameter.unit()).strip();
    }

    private static String range(PropertyDefinition property) {
        Double min = property.min();
        Double max = property.max();
        return min == null || max == null ? "" : plain(min) + " to " + plain(max);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
