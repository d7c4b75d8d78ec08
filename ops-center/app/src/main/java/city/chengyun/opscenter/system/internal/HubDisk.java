package city.chengyun.opscenter.system.internal;

import city.chengyun.opscenter.system.internal.SystemStatus.Disk;
import city.chengyun.opscenter.system.internal.SystemStatus.DiskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks how full the disk of the log and the stores is. */
@Component
class HubDisk {

    private static final Logger log = LoggerFactory.getLogger(HubDisk.class);
    private static final int MEGABYTE = 1 << 20;

    private final DiskProperties properties;

    HubDisk(DiskProperties properties) {
        this.properties = properties;
    }

    /** Empty where no disk is watched, or it cannot be read. */
    Optional<Disk> look() {
        Path folder = properties.folder();
        if (folder == null) {
            return Optional.empty();
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
            return Optional.of(
                    new Disk(state(free, properties.reserveMb()), free, properties.reserveMb()));
        } catch (IOException e) {
            log.debug("The disk of {} cannot be read", folder, e);
            return Optional.empty();
        }
    }

    static DiskState state(long freeMb, long reserveMb) {
        if (freeMb < reserveMb) {
            return DiskState.FULL;
        }
        return freeMb < 2 * reserveMb ? DiskState.LOW : DiskState.ENOUGH;
    }
}
