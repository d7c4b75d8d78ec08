package city.chengyun.standalone.parts;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The class archives of all programs. A part whose program has none yet is started so that it
 * writes down which classes it loads; when the hub is ready, archives are made of these lists, for
 * the next start. Whatever fails here only leaves that start as slow as this one.
 */
public final class ClassArchives {

    private static final String LIST_SUFFIX = ".classes";
    private static final String DUMP_HEAP = "-Xmx256m";

    private final Path folder;
    private final Path lists;
    private final Map<ClassArchive, Set<Path>> missing = new LinkedHashMap<>();
    private @Nullable Process maker;
    private boolean stopped;

    /**
     * @param folder where the archives lie: beside the programs, for all homes
     * @param lists where the running parts write their lists
     */
    public ClassArchives(Path folder, Path lists) {
        this.folder = requireNonNull(folder, "folder is null");
        this.lists = requireNonNull(lists, "lists is null");
    }

    /**
     * The options for a JVM that runs a part.
     *
     * @param program shared by parts that run the same classes
     * @param jars all that it loads classes from, if that is more than the class path
     */
    List<String> options(String program, String part, String classPath, String jars) {
        var archive = ClassArchive.of(folder, program, classPath, jars);
        if (archive.exists()) {
            return List.of("-XX:SharedArchiveFile=" + archive.file());
        }
        var list = lists.resolve(part + LIST_SUFFIX);
        missing.computeIfAbsent(archive, key -> new LinkedHashSet<>()).add(list);
        return List.of("-XX:DumpLoadedClassList=" + list);
    }

    /**
     * Makes the archives that were missing, one after the other and giving way to everybody. Those
     * that spare the next start most come first: an early stop gives up the others.
     */
    public void makeMissing() throws InterruptedException {
        var mostFirst =
                missing.keySet().stream()
                        .sorted(Comparator.comparingLong(this::loadedBytes).reversed())
                        .toList();
        for (var archive : mostFirst) {
            try {
                make(archive, listsOf(archive));
            } catch (IOException e) {
                // No space or no permission beside the programs: the next start takes as long.
            }
        }
    }

    private Set<Path> listsOf(ClassArchive archive) {
        return missing.getOrDefault(archive, Set.of());
    }

    /** How long the lists of its parts are: what two parts load counts twice. */
    private long loadedBytes(ClassArchive archive) {
        return listsOf(archive).stream().mapToLong(list -> list.toFile().length()).sum();
    }

    /** Gives up what is being made. */
    public synchronized void stop() {
        stopped = true;
        if (maker != null) {
            maker.destroyForcibly();
        }
    }

    private void make(ClassArchive archive, Collection<Path> loaded)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var unfinished = Files.createTempFile(folder, "unfinished", "");
        var classes = Files.createTempFile(lists, "all", LIST_SUFFIX);
        try {
            Files.write(classes, union(loaded));
            var process = start(archive, classes, unfinished);
            if (process != null && process.waitFor() == 0) {
                Files.move(unfinished, archive.file(), StandardCopyOption.ATOMIC_MOVE);
                for (var outdated : archive.outdated()) {
                    Files.deleteIfExists(outdated);
                }
            }
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(classes);
        }
    }

    private synchronized @Nullable Process start(ClassArchive archive, Path classes, Path file)
            throws IOException {
        if (stopped) {
            return null;
        }
        maker =
                new ProcessBuilder(
                                "nice",
                                "-n",
                                "19",
                                Installation.jdkProgram("java"),
                                "-Xshare:dump",
                                DUMP_HEAP,
                                "-XX:SharedClassListFile=" + classes,
                                "-XX:SharedArchiveFile=" + file,
                                "-cp",
                                archive.classPath())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
        return maker;
    }

    /** The lists are still being written: what follows the last line break is half a name. */
    private static Set<String> union(Collection<Path> lists) throws IOException {
        var classes = new LinkedHashSet<String>();
        for (var list : lists) {
            var text = Files.readString(list, StandardCharsets.UTF_8);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(classes::add);
        }
        return classes;
    }
}
