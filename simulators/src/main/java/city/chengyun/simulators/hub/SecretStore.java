package city.chengyun.simulators.hub;

import city.chengyun.contract.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Secrets of gateways in a JSON file that only its owner can read ({@code {"id":"secret"}}). Each
 * change is written at once and atomically. Thread-safe.
 */
public final class SecretStore {

    private static final String FILE = "credentials.json";

    private final Path file;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private SecretStore(Path file) {
        this.file = file;
    }

    /**
     * Opens the store of a directory, which is made if it does not exist.
     *
     * @throws IOException if the directory cannot be made or the file cannot be read
     */
    public static SecretStore in(Path directory) throws IOException {
        Files.createDirectories(directory);
        return of(directory.resolve(FILE));
    }

    /**
     * Opens a store file, which need not exist yet.
     *
     * @throws IOException if the file cannot be read or is not a JSON object of texts
     */
    public static SecretStore of(Path file) throws IOException {
        var store = new SecretStore(file);
        if (Files.exists(file)) {
            try {
                ContractJson.mapper()
                        .readTree(Files.readAllBytes(file))
                        .properties()
                        .forEach(e -> store.secrets.put(e.getKey(), e.getValue().stringValue()));
            } catch (JacksonException e) {
                throw new IOException("not a file of credentials: " + file, e);
            }
        }
        return store;
    }

    public synchronized Map<String, String> all() {
        return Map.copyOf(secrets);
    }

    /**
     * Adds or replaces secrets.
     *
     * @throws IOException if the file cannot be written; the store then holds them all the same
     */
    public synchronized void putAll(Map<String, String> more) throws IOException {
        secrets.putAll(more);
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(
                temporary,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(temporary, ContractJson.toBytes(secrets));
        Files.move(
                temporary,
                file,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }
}
