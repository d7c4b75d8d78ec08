package city.chengyun.opscenter.cases.internal;

/**
 * The case that somebody asked for.
 *
 * @param number of the case
 * @param created whether it is new, not one that was there already
 */
public record Opened(String number, boolean created) {}
