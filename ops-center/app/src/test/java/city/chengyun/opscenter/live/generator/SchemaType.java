package city.chengyun.opscenter.live.generator;

import city.chengyun.opscenter.live.generator.FeedSchema.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a schema says a value is, as far as schemas of the live feed go. */
sealed interface SchemaType {

    /** A value without parts. */
    enum Scalar implements SchemaType {
        INTEGER("long", "Long", "number"),
        NUMBER("double", "Double", "number"),
        BOOLEAN("boolean", "Boolean", "boolean"),
        STRING("String", "String", "string");

        private final String java;
        private final String boxed;
        private final String typeScript;

        Scalar(String java, String boxed, String typeScript) {
            this.java = java;
            this.boxed = boxed;
            this.typeScript = typeScript;
        }

        String java(boolean asObject) {
            return asObject ? boxed : java;
        }

        String typeScript() {
            return typeScript;
        }
    }

    /** One of several scalars. */
    record AnyOf(List<Scalar> scalars) implements SchemaType {}

    /** One of some words. */
    record Choice(List<String> words) implements SchemaType {}

    /** A list of any length. */
    record ListOf(SchemaType items) implements SchemaType {}

    /** A list of known length. */
    record TupleOf(SchemaType items, int length) implements SchemaType {}

    /** Values by key. */
    record MapOf(SchemaType keys, SchemaType values) implements SchemaType {}

    /** An object with known properties. */
    record ObjectOf(List<Property> properties) implements SchemaType {}

    /**
     * A type that has a name in the generated code.
     *
     * @param check {@code module#function} that checks it in TypeScript, where the general checker
     *     would be too slow; null for the general one
     */
    record Part(
            String javaName,
            String typeScriptName,
            String description,
            SchemaType type,
            @Nullable String check)
            implements SchemaType {}

    /**
     * A type for which there is code already.
     *
     * @param java its name in Java, with the package if it needs an import; null for none
     * @param typeScript {@code module#name} in TypeScript; null for none
     * @param type what it looks like
     */
    record Existing(@Nullable String java, @Nullable String typeScript, SchemaType type)
            implements SchemaType {}
}
