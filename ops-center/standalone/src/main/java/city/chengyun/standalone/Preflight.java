package city.chengyun.standalone;

import city.chengyun.standalone.home.Refused;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must be so before anything is started. */
final class Preflight {

    private Preflight() {}

    /**
     * Checks for the programs that the launcher itself calls.
     *
     * @param searchPath as in the PATH variable
     * @throws Refused naming the first one that is missing
     */
    static void requireTools(String searchPath, String... tools) {
        for (var tool : tools) {
            var found = false;
            for (var folder : searchPath.split(File.pathSeparator, -1)) {
                found |= Files.isExecutable(Path.of(folder).resolve(tool));
            }
            if (!found) {
                throw new Refused(
                        "The program %s is missing; on Debian it is in the package util-linux."
                                .formatted(tool));
            }
        }
    }

    /**
     * Checks the disk.
     *
     * @throws Refused if less is free than the hub needs to start
     */
    static void requireSpace(Path home, long leastBytes) {
        try {
            var free = Files.getFileStore(home).getUsableSpace();
            if (free < leastBytes) {
                throw new Refused(
                        "Only %s are free on the disk that holds %s; the hub needs at least %s."
                                .formatted(
                                        Words.megabytes(free), home, Words.megabytes(leastBytes)));
            }
        } catch (IOException e) {
            throw new Refused("The disk that holds %s cannot be read.".formatted(home), e);
        }
    }
}
