package city.chengyun.opscenter.live.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema of messages that are told apart by their {@code type}.
 *
 * @param file name of the schema
 * @param name what a message is called in TypeScript
 * @param javaType what it is called in Java, with the package
 * @param description for readers of the code
 * @param messages in the schema's order
 * @param parts what messages are made of and has a name, in the schema's order
 */
record FeedSchema(
        String file,
        String name,
        String javaType,
        String description,
        List<Message> messages,
        List<SchemaType.Part> parts) {

    /**
     * A message.
     *
     * @param type by which it is known
     * @param description for readers of the code
     * @param properties besides {@code type}
     * @param javaAbsence why Java has no record of it; null if it has one
     */
    record Message(
            String type,
            String description,
            List<Property> properties,
            @Nullable String javaAbsence) {}

    /**
     * A property of a message or a part.
     *
     * @param description for readers of the code, empty for none
     * @param required whether it is always written
     * @param nullable whether it is written as null sometimes
     * @param fallback JSON that a browser takes if the hub does not say it; null for none
     */
    record Property(
            String name,
            String description,
            SchemaType type,
            boolean required,
            boolean nullable,
            @Nullable String fallback) {

        /** Whether it may be missing, whatever that looks like. */
        boolean optional() {
            return !required || nullable;
        }
    }
}
