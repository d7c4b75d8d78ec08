package city.chengyun.contract.device;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Domain;
import city.chengyun.contract.LocalizedText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A type of device from the catalogue.
 *
 * @param kind code of the type, for instance {@code pipe-pressure}
 * @param domain field of city operation
 * @param name shown to people
 * @param expectedInterval how often such a device reports when all is well; positive
 * @param properties what it reports, in order of importance; codes are unique
 * @param commands what it obeys, possibly nothing; codes are unique
 */
public record DeviceType(
        String kind,
        Domain domain,
        LocalizedText name,
        Duration expectedInterval,
        List<PropertyDefinition> properties,
        List<CommandDefinition> commands) {

    public DeviceType {
        requireNonNull(kind, "kind is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(name, "name is null");
        if (expectedInterval.isNegative() || expectedInterval.isZero()) {
            throw new IllegalArgumentException("expectedInterval of " + kind + " must be positive");
        }
        properties = List.copyOf(properties);
        long distinct = properties.stream().map(PropertyDefinition::code).distinct().count();
        if (properties.isEmpty() || distinct != properties.size()) {
            throw new IllegalArgumentException(
                    "properties of " + kind + " must be present and unique");
        }
        commands = commands == null ? List.of() : List.copyOf(commands);
        if (commands.stream().map(CommandDefinition::code).distinct().count() != commands.size()) {
            throw new IllegalArgumentException("commands of " + kind + " must be unique");
        }
    }

    public Optional<PropertyDefinition> findProperty(String code) {
        return properties.stream().filter(property -> property.code().equals(code)).findFirst();
    }

    public Optional<CommandDefinition> findCommand(String code) {
        return commands.stream().filter(command -> command.code().equals(code)).findFirst();
    }
}
