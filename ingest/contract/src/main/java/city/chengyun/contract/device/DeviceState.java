package city.chengyun.contract.device;

/** Where a device stands in its life. */
public enum DeviceState {
    /** Known, may already publish, not yet in service. */
    REGISTERED,
    /** In service. */
    ACTIVE,
    /** Its values are stored and shown, and never alert. */
    MAINTENANCE,
    /** Out of service for good: its messages are rejected. */
    RETIRED
}
