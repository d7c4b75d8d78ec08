package city.chengyun.standalone.home;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in a backup.
 *
 * @param format of the backup file
 * @param created when it was written
 */
public record Manifest(int format, Instant created, List<Entry> files) {

    static final int FORMAT = 1;
    static final String NAME = "chengyun-backup.json";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One file or folder.
     *
     * @param name relative to the home, with slashes
     * @param permissions as {@code ls} writes them, e.g. {@code rw-------}
     * @param sha256 of the contents, hexadecimal; empty for a folder
     */
    public record Entry(String name, boolean folder, long size, String permissions, String sha256) {

        public Entry {
            requireNonNull(name, "name is null");
            requireNonNull(permissions, "permissions is null");
            requireNonNull(sha256, "sha256 is null");
        }
    }

    public Manifest {
        requireNonNull(created, "created is null");
        files = List.copyOf(files);
    }

    /** The size of all files together, uncompressed. */
    public long bytes() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }

    /**
     * Reads a manifest.
     *
     * @throws Refused if it is none or of a newer format
     */
    static Manifest parse(byte[] json, Object source) {
        try {
            var format = JSON.readTree(json).path("format").asInt(0);
            if (format > FORMAT) {
                throw new Refused(
                        "%s was written by a newer version of Chengyun (format %d; this one reads %d)."
                                .formatted(source, format, FORMAT));
            }
            return JSON.readValue(json, Manifest.class);
        } catch (JacksonException e) {
            throw new Refused(source + " is damaged: its list of contents cannot be read.", e);
        }
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
