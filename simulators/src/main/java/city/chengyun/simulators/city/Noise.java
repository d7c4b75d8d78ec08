package city.chengyun.simulators.city;

import java.nio.charset.StandardCharsets;

/**
 * Randomness without state: every number is a hash of the seed, a key and a position on the time
 * axis, so that any moment of the simulated city can be computed alone and always comes out the
 * same.
 *
 * @param seed of the whole city
 */
public record Noise(long seed) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Key of a name (FNV-1a). */
    static long key(String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** Evenly distributed over 0 (included) to 1 (excluded). */
    public double uniform(long key, long index) {
        return (hash(key, index) >>> 11) * 0x1.0p-53;
    }

    /** Evenly distributed over 0 (included) to {@code bound} (excluded). */
    public int choose(long key, long index, int bound) {
        return (int) (uniform(key, index) * bound);
    }

    /**
     * Noise that changes smoothly, within -1 to 1, correlated over about {@code scaleMillis} with
     * finer ripples on top.
     */
    double smooth(long key, long timeMillis, long scaleMillis) {
        long ripple = Math.max(1, scaleMillis / 5);
        return 0.75 * octave(key, timeMillis, scaleMillis)
                + 0.25 * octave(~key, timeMillis, ripple);
    }

    private double octave(long key, long timeMillis, long scaleMillis) {
        long step = Math.floorDiv(timeMillis, scaleMillis);
        double x = Math.floorMod(timeMillis, scaleMillis) / (double) scaleMillis;
        double eased = x * x * (3 - 2 * x);
        double from = 2 * uniform(key, step) - 1;
        double to = 2 * uniform(key, step + 1) - 1;
        return from + (to - from) * eased;
    }

    /** Finaliser of SplitMix64 over the mixed inputs. */
    private long hash(long key, long index) {
        long z = seed * 0x9E3779B97F4A7C15L ^ key + index * 0xD1342543DE82EF95L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
