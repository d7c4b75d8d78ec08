package city.chengyun.opscenter.system.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The disk of the log and the stores, where it is this machine's.
 *
 * @param folder any folder on it; null or blank: no disk is watched
 * @param reserveMb while less is free, the intake refuses messages; 1 to 1 048 576
 */
@ConfigurationProperties("chengyun.disk")
public record DiskProperties(@Nullable Path folder, @DefaultValue("512") int reserveMb) {

    private static final int MAX_RESERVE_MB = 1 << 20;

    /** Checks the range. */
    public DiskProperties {
        folder = folder == null || folder.toString().isBlank() ? null : folder;
        if (reserveMb < 1 || reserveMb > MAX_RESERVE_MB) {
            throw new IllegalArgumentException(
                    "CHENGYUN_DISK_RESERVE_MB is %d; allowed: 1 to %d"
                            .formatted(reserveMb, MAX_RESERVE_MB));
        }
    }
}
