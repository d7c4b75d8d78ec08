package city.chengyun.opscenter.live.generator;

import city.chengyun.opscenter.live.generator.FeedSchema.Property;
import city.chengyun.opscenter.live.generator.SchemaType.AnyOf;
import city.chengyun.opscenter.live.generator.SchemaType.Existing;
import city.chengyun.opscenter.live.generator.SchemaType.ListOf;
import city.chengyun.opscenter.live.generator.SchemaType.MapOf;
import city.chengyun.opscenter.live.generator.SchemaType.ObjectOf;
import city.chengyun.opscenter.live.generator.SchemaType.Part;
import city.chengyun.opscenter.live.generator.SchemaType.Scalar;
import city.chengyun.opscenter.live.generator.SchemaType.TupleOf;
import java.util.SortedSet;
import java.util.TreeSet;

/** Names types in Java and remembers what has to be imported for it. */
final class JavaTypes {

    private final SortedSet<String> imports = new TreeSet<>();

    /** The simple name of a type, which is imported. */
    String imported(String type) {
        imports.add(type);
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** A record's component. */
    String component(Property property) {
        String type = name(property.type(), property.optional());
        String annotation =
                property.optional()
                        ? "@" + imported("org.jspecify.annotations.Nullable") + " "
                        : "";
        return annotation + type + " " + property.name();
    }

    private String name(SchemaType type, boolean asObject) {
        if (type instanceof Scalar scalar) {
            return scalar.java(asObject);
        } else if (type instanceof AnyOf) {
            return "Object";
        } else if (type instanceof ListOf list) {
            return listOf(list.items());
        } else if (type instanceof TupleOf tuple) {
            return listOf(tuple.items());
        } else if (type instanceof MapOf map) {
            return "%s<%s, %s>"
                    .formatted(
                            imported("java.util.Map"),
                            name(map.keys(), true),
                            name(map.values(), true));
        } else if (type instanceof Part part) {
            return part.type() instanceof ObjectOf ? part.javaName() : name(part.type(), asObject);
        } else if (type instanceof Existing existing) {
            String java = existing.java();
            return java == null ? name(existing.type(), asObject) : existing(java, asObject);
        }
        throw new IllegalArgumentException("needs x-java-type or a title: " + type);
    }

    private String listOf(SchemaType items) {
        return "%s<%s>".formatted(imported("java.util.List"), name(items, true));
    }

    private String existing(String java, boolean asObject) {
        if (java.equals("int")) {
            return asObject ? "Integer" : java;
        }
        return imported(java);
    }

    /** The import statements of everything that was named. */
    String importStatements() {
        StringBuilder statements = new StringBuilder();
        imports.forEach(type -> statements.append("import ").append(type).append(";\n"));
        return statements.toString();
    }
}
