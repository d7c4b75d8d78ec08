package city.chengyun.opscenter.live.generator;

import city.chengyun.opscenter.live.generator.FeedSchema.Message;
import city.chengyun.opscenter.live.generator.FeedSchema.Property;
import city.chengyun.opscenter.live.generator.SchemaType.AnyOf;
import city.chengyun.opscenter.live.generator.SchemaType.Choice;
import city.chengyun.opscenter.live.generator.SchemaType.Existing;
import city.chengyun.opscenter.live.generator.SchemaType.ListOf;
import city.chengyun.opscenter.live.generator.SchemaType.MapOf;
import city.chengyun.opscenter.live.generator.SchemaType.ObjectOf;
import city.chengyun.opscenter.live.generator.SchemaType.Part;
import city.chengyun.opscenter.live.generator.SchemaType.Scalar;
import city.chengyun.opscenter.live.generator.SchemaType.TupleOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a schema of the live feed. It understands the words that these schemas use and refuses
 * others, so that nothing is written that the schema does not say. A definition with a title
 * becomes a type of the generated code; further words of our own are
 *
 * <ul>
 *   <li>{@code x-java-type}: the Java type there is already, or the name of the interface;
 *   <li>{@code x-ts-type}: {@code module#name} of the TypeScript type there is already;
 *   <li>{@code x-ts-name}: the name in TypeScript, if it is not the title;
 *   <li>{@code x-ts-check}: {@code module#function} that checks it in TypeScript;
 *   <li>{@code x-java-absent}: why Java has no record of a message.
 * </ul>
 */
final class SchemaReader {

    private static final String DEFINITION = "#/$defs/";
    private static final String TYPE = "type";
    private static final String NULL = "null";

    private final JsonNode root;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private SchemaReader(JsonNode root) {
        this.root = root;
    }

    static FeedSchema read(Path file) throws IOException {
        JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
        return new SchemaReader(root).read(file.getFileName().toString());
    }

    private FeedSchema read(String file) {
        root.path("$defs").propertyNames().forEach(name -> definition(DEFINITION + name));
        return new FeedSchema(
                file,
                required(root, "title"),
                required(root, "x-java-type"),
                required(root, "description"),
                root.path("oneOf").valueStream().map(this::message).toList(),
                List.copyOf(parts.values()));
    }

    private Message message(JsonNode node) {
        return new Message(
                required(node.path("properties").path(TYPE), "const"),
                required(node, "description"),
                properties(node).filter(property -> !property.name().equals(TYPE)).toList(),
                find(node, "x-java-absent"));
    }

    private Stream<Property> properties(JsonNode node) {
        Set<String> required =
                node.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
        return node.path("properties").properties().stream()
                .map(entry -> property(entry.getKey(), entry.getValue(), required));
    }

    private Property property(String name, JsonNode node, Set<String> required) {
        boolean choice = node.has("oneOf");
        JsonNode value = choice ? node.path("oneOf").path(0) : node;
        String description = find(node, "description");
        return new Property(
                name,
                description == null ? describedBy(value) : description,
                type(value),
                required.contains(name),
                typeNames(choice ? node.path("oneOf").path(1) : node).contains(NULL),
                node.has("default") ? node.path("default").toString() : null);
    }

    /** What the definition that it refers to says of itself. */
    private String describedBy(JsonNode node) {
        String reference = find(node, "$ref");
        return reference == null ? "" : required(target(reference), "description");
    }

    private SchemaType type(JsonNode node) {
        String reference = find(node, "$ref");
        if (reference != null) {
            return definition(reference);
        }
        String java = find(node, "x-java-type");
        String typeScript = find(node, "x-ts-type");
        SchemaType shape = shape(node);
        return java == null && typeScript == null ? shape : new Existing(java, typeScript, shape);
    }

    private SchemaType definition(String reference) {
        JsonNode node = target(reference);
        String title = find(node, "title");
        if (title == null || node.has("x-java-type")) {
            return type(node);
        }
        Part known = parts.get(reference);
        if (known != null) {
            return known;
        }
        String typeScriptName = find(node, "x-ts-name");
        Part part =
                new Part(
                        title,
                        typeScriptName == null ? title : typeScriptName,
                        required(node, "description"),
                        type(node),
                        find(node, "x-ts-check"));
        parts.put(reference, part);
        return part;
    }

    private JsonNode target(String reference) {
        if (!reference.startsWith(DEFINITION)) {
            throw new IllegalArgumentException("not within the schema: " + reference);
        }
        return root.at(reference.substring(1));
    }

    private SchemaType shape(JsonNode node) {
        if (node.has("enum")) {
            return new Choice(node.path("enum").valueStream().map(JsonNode::asString).toList());
        }
        if (node.has("const")) {
            return new Choice(List.of(required(node, "const")));
        }
        List<String> names = typeNames(node).stream().filter(name -> !name.equals(NULL)).toList();
        if (names.equals(List.of("array"))) {
            return array(node);
        }
        if (names.equals(List.of("object"))) {
            return object(node);
        }
        List<Scalar> scalars =
                names.stream().map(name -> Scalar.valueOf(name.toUpperCase(Locale.ROOT))).toList();
        return switch (scalars.size()) {
            case 0 -> throw new IllegalArgumentException("a value of no type: " + node);
            case 1 -> scalars.get(0);
            default -> new AnyOf(scalars);
        };
    }

    private SchemaType array(JsonNode node) {
        return node.has("prefixItems")
                ? new TupleOf(type(node.path("prefixItems").path(0)), node.path("minItems").asInt())
                : new ListOf(type(node.path("items")));
    }

    private SchemaType object(JsonNode node) {
        if (node.has("properties")) {
            return new ObjectOf(properties(node).toList());
        }
        SchemaType keys =
                node.has("propertyNames") ? type(node.path("propertyNames")) : Scalar.STRING;
        return new MapOf(keys, type(node.path("additionalProperties")));
    }

    /** The word or words of {@code type}. */
    private static List<String> typeNames(JsonNode node) {
        JsonNode type = node.path(TYPE);
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).toList()
                : type.isString() ? List.of(type.asString()) : List.of();
    }

    private static @Nullable String find(JsonNode node, String word) {
        return node.has(word) ? node.path(word).asString() : null;
    }

    private static String required(JsonNode node, String word) {
        String text = find(node, word);
        if (text == null) {
            throw new IllegalArgumentException("needs '" + word + "': " + node);
        }
        return text;
    }
}
