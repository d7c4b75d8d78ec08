package city.chengyun.opscenter.live.generator;

import city.chengyun.opscenter.live.generator.FeedSchema.Property;
import java.util.ArrayList;
import java.util.List;

/** Writes descriptions as Javadoc, broken into lines as google-java-format breaks them. */
final class Javadoc {

    static final int WIDTH = 100;

    private static final String CONTINUED = "    ";

    private Javadoc() {}

    static String of(String indent, String description, List<Property> properties) {
        List<Property> described =
                properties.stream().filter(property -> !property.description().isEmpty()).toList();
        String line = indent + "/** " + code(description) + " */\n";
        if (described.isEmpty() && line.length() <= WIDTH + 1) {
            return line;
        }
        List<String> lines = fill(indent, "", "", code(description));
        if (!described.isEmpty()) {
            lines.add("");
        }
        for (Property property : described) {
            String tag = "@param " + property.name() + " ";
            lines.addAll(fill(indent, tag, CONTINUED, code(asPhrase(property.description()))));
        }
        return block(indent, lines);
    }

    /** A description of several paragraphs. */
    static String ofParagraphs(List<String> paragraphs) {
        List<String> lines = new ArrayList<>(fill("", "", "", code(paragraphs.get(0))));
        for (String further : paragraphs.subList(1, paragraphs.size())) {
            lines.add("");
            lines.addAll(fill("", "<p>", "", code(further)));
        }
        return paragraphs.size() == 1 ? of("", paragraphs.get(0), List.of()) : block("", lines);
    }

    private static String block(String indent, List<String> lines) {
        StringBuilder block = new StringBuilder(indent + "/**\n");
        for (String line : lines) {
            block.append(indent).append((" * " + line).stripTrailing()).append('\n');
        }
        return block.append(indent).append(" */\n").toString();
    }

    private static List<String> fill(String indent, String first, String next, String text) {
        int room = WIDTH - indent.length() - " * ".length();
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        String gap = "";
        for (String word : text.split(" ", -1)) {
            if (line.length() + gap.length() + word.length() > room) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                gap = "";
            }
            line.append(gap).append(word);
            gap = " ";
        }
        lines.add(line.toString());
        return lines;
    }

    /** Sentences as what follows a parameter's name: “Median.” as “median”. */
    private static String asPhrase(String sentence) {
        String phrase =
                sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        boolean word = phrase.length() > 1 && Character.isLowerCase(phrase.charAt(1));
        return word ? Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1) : phrase;
    }

    private static String code(String text) {
        return text.replaceAll("`([^`]*)`", "{@code $1}");
    }
}
