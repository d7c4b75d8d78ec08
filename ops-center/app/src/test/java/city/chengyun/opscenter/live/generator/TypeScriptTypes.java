package city.chengyun.opscenter.live.generator;

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
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Names types in TypeScript. */
final class TypeScriptTypes {

    private final TypeScriptImports imports;

    TypeScriptTypes(TypeScriptImports imports) {
        this.imports = imports;
    }

    /** A property on one line; the wire leaves absent ones out or sends null. */
    String property(Property property) {
        String mark = property.required() ? ": " : "?: ";
        String absent = property.optional() ? " | null" : "";
        return property.name() + mark + name(property.type()) + absent;
    }

    String name(SchemaType type) {
        if (type instanceof Scalar scalar) {
            return scalar.typeScript();
        } else if (type instanceof AnyOf any) {
            return union(any.scalars().stream().map(Scalar::typeScript).toList());
        } else if (type instanceof Choice choice) {
            return union(choice.words().stream().map(word -> "'" + word + "'").toList());
        } else if (type instanceof ListOf list) {
            return "readonly " + item(list.items()) + "[]";
        } else if (type instanceof TupleOf tuple) {
            String item = name(tuple.items());
            return "readonly ["
                    + String.join(", ", Collections.nCopies(tuple.length(), item))
                    + "]";
        } else if (type instanceof MapOf map) {
            return "Record<string, " + name(map.values()) + ">";
        } else if (type instanceof Part part) {
            return part.typeScriptName();
        } else if (type instanceof Existing existing) {
            String address = existing.typeScript();
            return address == null ? name(existing.type()) : imports.type(address);
        }
        return ((ObjectOf) type)
                .properties().stream()
                        .map(this::property)
                        .collect(Collectors.joining("; ", "{ ", " }"));
    }

    /** A type before brackets. */
    private String item(SchemaType type) {
        boolean union = type instanceof AnyOf || type instanceof Choice;
        return union ? "(" + name(type) + ")" : name(type);
    }

    private static String union(List<String> types) {
        return String.join(" | ", types);
    }
}
