package city.chengyun.testkit;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build has put the jars of the servers that run as Java processes of their own. */
final class ServerLib {

    private ServerLib() {}

    /** A class path with all of them. */
    static String classPath() {
        try {
            var classes =
                    Path.of(
                            ServerLib.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            var folder = classes.resolveSibling("server-lib");
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException(
                        folder + " is missing: build with the reactor (mvn -pl <module> -am ...)");
            }
            return folder + "/*";
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
