package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Refused;

/**
 * What is to stay free on the disk that holds the home, so that the stores can always take in what
 * was acknowledged. While less is free, the broker refuses messages.
 *
 * @param megabytes of 1 048 576 bytes; 1 to 1 048 576
 */
public record DiskReserve(int megabytes) {

    private static final int LARGEST = 1 << 20;

    /** What the stores lay claim to as soon as a city speaks, most of it QuestDB's open columns. */
    private static final int CLAIMED_MEGABYTES = 1_024;

    public DiskReserve {
        if (megabytes < 1 || megabytes > LARGEST) {
            throw new Refused(
                    "--disk-reserve is %d; it can be 1 to %d MB.".formatted(megabytes, LARGEST));
        }
    }

    public long bytes() {
        return (long) megabytes << 20;
    }

    /** With less the hub warns that room is running out. */
    public long bytesToWarn() {
        return 2 * bytes();
    }

    /** What must be free to start with: with less, messages would be refused at once. */
    public long bytesToStart() {
        return (CLAIMED_MEGABYTES + (long) megabytes) << 20;
    }
}
