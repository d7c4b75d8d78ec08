package city.chengyun.contract.alert;

/**
 * The record of the intake topic that made the hub decide.
 *
 * @param partition of the intake topic
 * @param offset within that partition
 */
public record AlertCause(int partition, long offset) {}
