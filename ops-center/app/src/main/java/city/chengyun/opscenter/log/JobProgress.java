package city.chengyun.opscenter.log;

/**
 * How a stream job gets on, judged by the offsets that it commits with its checkpoints.
 *
 * @param group its consumer group, one of {@link city.chengyun.contract.log.LogGroups}
 * @param running whether it has read on lately; the intake's ticks give it something to read each
 *     second
 * @param lag records of the intake that it has still to read or to commit, at least 0
 */
public record JobProgress(String group, boolean running, long lag) {}
