package city.chengyun.contract.device;

/** What kind of value a property has. */
public enum PropertyType {
    NUMBER,
    BOOLEAN,
    TEXT
}
