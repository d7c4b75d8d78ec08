package city.chengyun.intake.replay;

/**
 * Counts what a run will append before it does, so that its jobs know from the start where they
 * end. Not thread-safe.
 */
public final class RunPlan {

    private final LogPartitions partitions;
    private final long[] records;
    private long deviceTicks;

    /**
     * @param intakePartitions 1 or more
     */
    public RunPlan(int intakePartitions) {
        this.partitions = new LogPartitions(intakePartitions);
        this.records = new long[intakePartitions];
    }

    public void add(LogEntry entry) {
        for (int partition : partitions.of(entry)) {
            records[partition]++;
        }
        deviceTicks += LogPartitions.ticksDevices(entry) ? 1 : 0;
    }

    /** The offset in the device topic after the last record, {@link ReplayLog#finish} included. */
    public long devicesEnd(long announced) {
        return announced + deviceTicks + 1;
    }

    /** The offset in each partition of the intake topic after the last record. */
    public long[] ends() {
        return records.clone();
    }
}
