package city.chengyun.opscenter.cases.engine;

/** How busy an area is, which decides how quickly a matter must be handled (GB/T 30428.8). */
public enum AreaGrade {
    /** Centres and main roads. */
    A,
    /** Built-up areas. */
    B,
    /** Everything else. */
    C
}
