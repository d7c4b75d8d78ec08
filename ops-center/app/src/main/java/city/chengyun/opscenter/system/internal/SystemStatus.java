package city.chengyun.opscenter.system.internal;

import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.observation.RejectReason;
import city.chengyun.opscenter.log.JobProgress;
import city.chengyun.opscenter.log.LogStatus;
import city.chengyun.opscenter.place.Devices;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Service;

/** Puts the look at the hub together. */
@Service
public class SystemStatus {

    private final LogStatus log;
    private final Parts parts;
    private final Devices devices;
    private final Rejects rejects;
    private final HubDisk disk;
    private final String version;

    SystemStatus(
            LogStatus log,
            Parts parts,
            Devices devices,
            Rejects rejects,
            HubDisk disk,
            ObjectProvider<BuildProperties> build) {
        this.log = log;
        this.parts = parts;
        this.devices = devices;
        this.rejects = rejects;
        this.disk = disk;
        @Nullable BuildProperties properties = build.getIfAvailable();
        @Nullable String built = properties == null ? null : properties.getVersion();
        this.version = built == null ? "development" : built;
    }

    /**
     * The hub in one look.
     *
     * @param version of the app
     * @param parts whether each part answers
     * @param messages records ever appended to the intake, ticks included; null while unknown
     * @param alerts records ever appended to the alert topic; null while unknown
     * @param devices registered
     * @param rejects messages rejected in the last day, by reason
     * @param lag records that the app has still to read, by topic
     * @param jobs how the stream's jobs get on; empty while unknown
     * @param disk of the log and the stores; null while unknown
     */
    public record Look(
            String version,
            List<Part> parts,
            @Nullable Long messages,
            @Nullable Long alerts,
            int devices,
            Map<RejectReason, Long> rejects,
            Map<String, Long> lag,
            List<JobProgress> jobs,
            @Nullable Disk disk) {}

    /**
     * A part of the hub.
     *
     * @param name {@code database}, {@code log}, {@code store} or {@code broker}
     * @param up whether it answers
     */
    public record Part(String name, boolean up) {}

    /**
     * The room that is left.
     *
     * @param freeMb in megabytes of 1 048 576 bytes, like the reserve
     */
    public record Disk(DiskState state, long freeMb, long reserveMb) {}

    /** What the room that is left means. */
    public enum DiskState {
        ENOUGH,
        /** Less than two reserves. */
        LOW,
        /** Less than the reserve: devices' messages are refused. */
        FULL
    }

    /** Asks every part; takes some seconds when one does not answer. */
    public Look look() {
        return new Look(
                version,
                parts.look(),
                nullable(log.appended(LogTopics.INTAKE)),
                nullable(log.appended(LogTopics.ALERT)),
                devices.listDevices().size(),
                rejects.byReason(),
                log.lagByTopic(),
                log.jobs(),
                disk.look().orElse(null));
    }

    private static @Nullable Long nullable(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : null;
    }
}
