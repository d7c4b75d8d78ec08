package city.chengyun.contract.alert;

/**
 * A sample that met the condition.
 *
 * @param ts phenomenon time, epoch milliseconds
 * @param value in the property's unit
 */
public record AlertEvidence(long ts, double value) {}
