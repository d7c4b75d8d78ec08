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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes types as checks of the library valibot. They ask for what a browser needs and no more: a
 * hub that is older or newer than the page is understood as far as it can be.
 */
final class ValibotSchemas {

    private final TypeScriptImports imports;

    ValibotSchemas(TypeScriptImports imports) {
        this.imports = imports;
    }

    /** A property on one line; absent ones are null, or what the schema says they are. */
    String property(Property property) {
        String check = of(property.type());
        if (property.optional() || property.fallback() != null) {
            String absent = Objects.requireNonNullElse(property.fallback(), "null");
            check = "v.nullish(%s, %s)".formatted(check, absent);
        }
        return property.name() + ": " + check;
    }

    String of(SchemaType type) {
        if (type instanceof Scalar scalar) {
            return "v.%s()".formatted(scalar.typeScript());
        } else if (type instanceof AnyOf any) {
            return "v.union([%s])".formatted(list(any.scalars().stream(), this::of));
        } else if (type instanceof Choice choice) {
            return "v.picklist([%s])".formatted(list(choice.words().stream(), "'%s'"::formatted));
        } else if (type instanceof ListOf list) {
            return listOf(list.items());
        } else if (type instanceof TupleOf tuple) {
            Stream<SchemaType> items = Collections.nCopies(tuple.length(), tuple.items()).stream();
            return "v.tuple([%s])".formatted(list(items, this::of));
        } else if (type instanceof MapOf map) {
            return "v.record(v.string(), %s)".formatted(of(map.values()));
        } else if (type instanceof Part part) {
            return part.check() == null ? part.typeScriptName() : custom(part, "", part.check());
        } else if (type instanceof Existing existing) {
            String address = existing.typeScript();
            return address == null ? of(existing.type()) : imports.value(address);
        }
        return "v.object({ %s })"
                .formatted(list(((ObjectOf) type).properties().stream(), this::property));
    }

    /** A list of what is checked by hand is walked by hand too. */
    private String listOf(SchemaType items) {
        return items instanceof Part part && part.check() != null
                ? custom(part, "[]", part.check())
                : "v.array(%s)".formatted(of(items));
    }

    private String custom(Part part, String suffix, String check) {
        String function = imports.value(check);
        String test =
                suffix.isEmpty()
                        ? function
                        : "(x) => Array.isArray(x) && x.every(%s)".formatted(function);
        return "v.custom<%s%s>(%s)".formatted(part.typeScriptName(), suffix, test);
    }

    private static <T> String list(Stream<T> items, Function<T, String> text) {
        return items.map(text).collect(Collectors.joining(", "));
    }
}
