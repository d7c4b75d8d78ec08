package city.chengyun.intake;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every process with an intake is told.
 *
 * @param kafkaBootstrap {@code host:port}, or several separated by commas, of the log
 * @param intakeId name of this intake, unique in the city and stable over restarts: silence of a
 *     device is measured in the ticks of the intake that carried it last
 * @param healthPort loopback port of {@code /health} and {@code /metrics}; 0 = any free port
 * @param diskReserve what is to stay free, where the log is on this machine; otherwise null
 */
public record IntakeSettings(
        String kafkaBootstrap, String intakeId, int healthPort, @Nullable DiskReserve diskReserve) {

    static final String KAFKA_BOOTSTRAP = "CHENGYUN_KAFKA_BOOTSTRAP";
    static final String INTAKE_ID = "CHENGYUN_INTAKE_ID";
    static final String HEALTH_PORT = "CHENGYUN_HEALTH_PORT";
    static final String DISK_FOLDER = "CHENGYUN_DISK_FOLDER";
    static final String DISK_RESERVE_MB = "CHENGYUN_DISK_RESERVE_MB";

    private static final int DEFAULT_RESERVE_MB = 512;
    private static final int MAX_RESERVE_MB = 1 << 20;

    private static final Pattern BOOTSTRAP =
            Pattern.compile("[^,\\s]+:\\d{1,5}(,[^,\\s]+:\\d{1,5})*");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public IntakeSettings {
        requireNonNull(kafkaBootstrap, "kafkaBootstrap is null");
        requireNonNull(intakeId, "intakeId is null");
        if (!ID.matcher(intakeId).matches()) {
            throw new IllegalArgumentException("intakeId is '" + intakeId + "'");
        }
    }

    /** The settings of an intake that watches no disk. */
    public IntakeSettings(String kafkaBootstrap, String intakeId, int healthPort) {
        this(kafkaBootstrap, intakeId, healthPort, null);
    }

    /**
     * Reads the settings. A disk is watched when a folder on it is named.
     *
     * @throws InvalidSetting naming key, value and range
     */
    public static IntakeSettings from(Map<String, String> environment, String defaultIntakeId) {
        EnvironmentReader reader = new EnvironmentReader(environment);
        return new IntakeSettings(
                reader.getText(KAFKA_BOOTSTRAP, "", BOOTSTRAP, "host:port of the log, or several"),
                reader.getText(INTAKE_ID, defaultIntakeId, ID, "1 to 64 of A-Z a-z 0-9 _ -"),
                reader.getPort(HEALTH_PORT, 0),
                diskReserve(reader));
    }

    private static @Nullable DiskReserve diskReserve(EnvironmentReader reader) {
        int megabytes =
                reader.getNumber(
                        DISK_RESERVE_MB, DEFAULT_RESERVE_MB, 1, MAX_RESERVE_MB, "megabytes");
        return reader.findText(DISK_FOLDER).isEmpty()
                ? null
                : DiskReserve.ofMegabytes(reader.getPath(DISK_FOLDER), megabytes);
    }
}
