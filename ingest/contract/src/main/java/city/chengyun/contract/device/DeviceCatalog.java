package city.chengyun.contract.device;

import city.chengyun.contract.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The catalogue of device types, data in {@code device-types.yaml}. Immutable.
 *
 * <p>Within a domain a property code has one meaning, because a domain is one table of the store.
 */
public final class DeviceCatalog {

    private static final String RESOURCE = "/city/chengyun/contract/device-types.yaml";

    private final Map<String, DeviceType> types;

    private DeviceCatalog(List<DeviceType> types) {
        Map<String, DeviceType> byKind = new LinkedHashMap<>();
        for (DeviceType type : types) {
            if (byKind.put(type.kind(), type) != null) {
                throw new IllegalArgumentException("device type twice: " + type.kind());
            }
        }
        this.types = byKind;
        for (Domain domain : Domain.values()) {
            listProperties(domain);
        }
    }

    /** The catalogue that comes with the hub. */
    public static DeviceCatalog load() {
        try (InputStream yaml = DeviceCatalog.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /**
     * Reads a catalogue in the form of {@code device-types.yaml}.
     *
     * @throws tools.jackson.core.JacksonException if the document is not of that form
     * @throws IllegalArgumentException if two entries contradict each other
     */
    public static DeviceCatalog read(InputStream yaml) {
        Document document = YAMLMapper.builder().build().readValue(yaml, Document.class);
        return new DeviceCatalog(document.types());
    }

    private record Document(List<DeviceType> types) {}

    public Collection<DeviceType> listTypes() {
        return Collections.unmodifiableCollection(types.values());
    }

    public Optional<DeviceType> findType(String kind) {
        return Optional.ofNullable(types.get(kind));
    }

    /**
     * All properties of a domain by code: the columns of its table.
     *
     * @throws IllegalArgumentException if two types of the domain use a code for different kinds of
     *     value or units
     */
    public SortedMap<String, PropertyDefinition> listProperties(Domain domain) {
        SortedMap<String, PropertyDefinition> properties = new TreeMap<>();
        for (DeviceType type : types.values()) {
            if (type.domain() != domain) {
                continue;
            }
            for (PropertyDefinition property : type.properties()) {
                PropertyDefinition other = properties.putIfAbsent(property.code(), property);
                if (other != null && !sameMeaning(other, property)) {
                    throw new IllegalArgumentException(
                            domain + " uses property " + property.code() + " for two things");
                }
            }
        }
        return properties;
    }

    private static boolean sameMeaning(PropertyDefinition a, PropertyDefinition b) {
        return a.type() == b.type() && a.unit().equals(b.unit());
    }
}
