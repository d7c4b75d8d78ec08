package city.chengyun.cityjob.history;

/** Which time-series store a history job writes to. */
public enum StoreKind {
    /** Writing a row again replaces the whole of it. */
    QUESTDB,
    /** Writing a row again replaces the fields written; the others stay as they were. */
    INFLUXDB
}
