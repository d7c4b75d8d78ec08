package city.chengyun.opscenter.live.generator;

import city.chengyun.opscenter.live.generator.FeedSchema.Message;
import city.chengyun.opscenter.live.generator.FeedSchema.Property;
import city.chengyun.opscenter.live.generator.SchemaType.ObjectOf;
import city.chengyun.opscenter.live.generator.SchemaType.Part;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes both schemas for the browser: what it hears as checks with their types, what it says as
 * types alone, because nobody checks his own words.
 */
final class TypeScriptWriter {

    private final TypeScriptImports imports = new TypeScriptImports();
    private final TypeScriptTypes types = new TypeScriptTypes(imports);
    private final ValibotSchemas checks = new ValibotSchemas(imports);

    private TypeScriptWriter() {}

    static String write(FeedSchema heard, FeedSchema said) {
        var writer = new TypeScriptWriter();
        String body = writer.heard(heard) + writer.said(said);
        return """
        // Generated from docs/contracts/schemas/%s and %s; do not edit.
        import * as v from 'valibot'
        """
                        .formatted(heard.file(), said.file())
                + writer.imports.statements()
                + body;
    }

    private String heard(FeedSchema schema) {
        StringBuilder text = new StringBuilder();
        schema.parts()
                .forEach(part -> text.append(part.check() == null ? check(part) : type(part)));
        text.append("\n/** %s */\n".formatted(schema.description()));
        text.append("export const %s = v.variant('type', [\n".formatted(schema.name()));
        schema.messages().forEach(message -> text.append(heard(message)));
        return text.append("])\n").append(inferred(schema.name())).toString();
    }

    private String heard(Message message) {
        return "  /** %s */\n  v.object({\n    type: v.literal('%s'),\n%s  }),\n"
                .formatted(
                        message.description(),
                        message.type(),
                        lines("    ", message.properties(), one -> checks.property(one) + ","));
    }

    private String check(Part part) {
        return "\n/** %s */\nexport const %s = %s\n%s"
                .formatted(
                        part.description(),
                        part.typeScriptName(),
                        part.type() instanceof ObjectOf object
                                ? "v.object({\n%s})"
                                        .formatted(
                                                lines(
                                                        "  ",
                                                        object.properties(),
                                                        one -> checks.property(one) + ","))
                                : checks.of(part.type()),
                        inferred(part.typeScriptName()));
    }

    private static String inferred(String name) {
        return "export type %1$s = v.InferOutput<typeof %1$s>\n".formatted(name);
    }

    private String said(FeedSchema schema) {
        StringBuilder text = new StringBuilder();
        schema.parts().forEach(part -> text.append(type(part)));
        text.append("\n/** %s */\n".formatted(schema.description()));
        text.append("export type %s =".formatted(schema.name()));
        schema.messages().forEach(message -> text.append(said(message)));
        return text.append('\n').toString();
    }

    private String said(Message message) {
        return "\n  /** %s */\n  | {\n    type: '%s'\n%s  }"
                .formatted(
                        message.description(),
                        message.type(),
                        lines("    ", message.properties(), types::property));
    }

    private String type(Part part) {
        String head = "\n/** %s */\nexport ".formatted(part.description());
        return part.type() instanceof ObjectOf object
                ? "%sinterface %s {\n%s}\n"
                        .formatted(
                                head,
                                part.typeScriptName(),
                                lines("  ", object.properties(), types::property))
                : "%stype %s = %s\n"
                        .formatted(head, part.typeScriptName(), types.name(part.type()));
    }

    /** Properties with their descriptions, each on its own line. */
    private static String lines(
            String indent, List<Property> properties, Function<Property, String> text) {
        return properties.stream()
                .map(one -> comment(indent, one) + indent + text.apply(one) + "\n")
                .collect(Collectors.joining());
    }

    private static String comment(String indent, Property property) {
        return property.description().isEmpty()
                ? ""
                : "%s/** %s */\n".formatted(indent, property.description());
    }
}
