package city.chengyun.opscenter.live.generator;

import city.chengyun.opscenter.live.generator.FeedSchema.Message;
import city.chengyun.opscenter.live.generator.FeedSchema.Property;
import city.chengyun.opscenter.live.generator.SchemaType.ListOf;
import city.chengyun.opscenter.live.generator.SchemaType.ObjectOf;
import city.chengyun.opscenter.live.generator.SchemaType.Part;
import city.chengyun.opscenter.live.generator.SchemaType.TupleOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a schema as a sealed interface with a record for each message, laid out as
 * google-java-format does. A schema means what Jackson does with it: a property that is left out,
 * never null, makes a record that leaves out nulls.
 */
final class JavaWriter {

    private static final String INDENT = " ".repeat(4);
    private static final String CONTINUED = INDENT + " ".repeat(8);
    private static final String JACKSON = "com.fasterxml.jackson.annotation.";

    private final FeedSchema schema;
    private final String packageName;
    private final String interfaceName;
    private final JavaTypes types = new JavaTypes();

    private JavaWriter(FeedSchema schema) {
        this.schema = schema;
        int end = schema.javaType().lastIndexOf('.');
        this.packageName = schema.javaType().substring(0, end);
        this.interfaceName = schema.javaType().substring(end + 1);
    }

    static String write(FeedSchema schema) {
        return new JavaWriter(schema).write();
    }

    private String write() {
        String declaration = declaration();
        return """
        // Generated from docs/contracts/schemas/%s; do not edit.
        package %s;

        %s
        %s\
        """
                .formatted(schema.file(), packageName, types.importStatements(), declaration);
    }

    private String declaration() {
        StringBuilder text = new StringBuilder(Javadoc.ofParagraphs(paragraphs()));
        String typeInfo = types.imported(JACKSON + "JsonTypeInfo");
        text.append("@%1$s(use = %1$s.Id.NAME, property = \"type\")\n".formatted(typeInfo));
        text.append("sealed interface ").append(interfaceName).append(" {\n");
        schema.messages().stream()
                .filter(message -> message.javaAbsence() == null)
                .forEach(message -> text.append('\n').append(message(message)));
        schema.parts().stream()
                .filter(part -> part.type() instanceof ObjectOf)
                .forEach(part -> text.append('\n').append(part(part)));
        return text.append("}\n").toString();
    }

    private List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>(List.of(schema.description()));
        for (Message message : schema.messages()) {
            if (message.javaAbsence() != null) {
                paragraphs.add(
                        "The message `%s` has no record: %s"
                                .formatted(message.type(), message.javaAbsence()));
            }
        }
        return paragraphs;
    }

    private String message(Message message) {
        String type = message.type();
        String name = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        return Javadoc.of(INDENT, message.description(), message.properties())
                + "%s@%s(\"%s\")\n"
                        .formatted(INDENT, types.imported(JACKSON + "JsonTypeName"), type)
                + record(name, message.properties(), "implements " + interfaceName);
    }

    private String part(Part part) {
        List<Property> properties = ((ObjectOf) part.type()).properties();
        String text = Javadoc.of(INDENT, part.description(), properties);
        if (properties.stream().anyMatch(one -> !one.required() && !one.nullable())) {
            String include = types.imported(JACKSON + "JsonInclude");
            text += "%1$s@%2$s(%2$s.Include.NON_NULL)\n".formatted(INDENT, include);
        }
        return text + record(part.javaName(), properties, "");
    }

    private String record(String name, List<Property> properties, String clause) {
        List<String> components = properties.stream().map(types::component).toList();
        return header(name, components, clause) + body(name, properties);
    }

    /** On one line; else the components on the next; else each on its own. */
    private static String header(String name, List<String> components, String clause) {
        String all = String.join(", ", components);
        String end = clause.isEmpty() ? " " : " " + clause + " ";
        String line = "%srecord %s(%s)%s".formatted(INDENT, name, all, end);
        if (line.length() + "{}".length() <= Javadoc.WIDTH) {
            return line;
        }
        String closed = all + (clause.isEmpty() ? ") {}" : ")");
        boolean together = CONTINUED.length() + closed.length() <= Javadoc.WIDTH;
        String list = together ? all : String.join(",\n" + CONTINUED, components);
        String rest = clause.isEmpty() ? " " : "\n" + CONTINUED + clause + " ";
        return "%srecord %s(\n%s%s)%s".formatted(INDENT, name, CONTINUED, list, rest);
    }

    /** Lists are copied, and tuples have the length they should have. */
    private static String body(String name, List<Property> properties) {
        String checks = properties.stream().map(JavaWriter::check).collect(Collectors.joining());
        return checks.isEmpty()
                ? "{}\n"
                : "{\n\n        public %s {\n%s        }\n    }\n".formatted(name, checks);
    }

    private static String check(Property property) {
        SchemaType type = property.type() instanceof Part part ? part.type() : property.type();
        String copy = " ".repeat(12) + "%1$s = List.copyOf(%1$s);\n".formatted(property.name());
        if (type instanceof TupleOf tuple) {
            return copy + lengthCheck(property.name(), tuple.length());
        }
        return type instanceof ListOf ? copy : "";
    }

    private static String lengthCheck(String name, int length) {
        return """
                    if (%1$s.size() != %2$d) {
                        throw new IllegalArgumentException("%1$s does not have %2$d items");
                    }
        """
                .formatted(name, length);
    }
}
