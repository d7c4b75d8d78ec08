package city.chengyun.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents link only to what is there. */
class DocumentLinksTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 8)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .filter(DocumentLinksTest::isOurs)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : file) {
            String name = part.toString();
            if (name.equals("node_modules") || name.equals("target") || name.equals("data")) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyRelativeLinkLeadsToAFile(Path document) throws IOException {
        Path file = ROOT.resolve(document);
        Matcher links = LINK.matcher(Files.readString(file));

        while (links.find()) {
            String target = links.group(1);
            if (!target.contains("://") && !target.startsWith("#")) {
                assertThat(file.resolveSibling(target.replaceFirst("#.*", "")).normalize())
                        .as("link in %s", document)
                        .exists();
            }
        }
    }
}
