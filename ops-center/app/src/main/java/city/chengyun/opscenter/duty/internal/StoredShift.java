package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.roster.Shift;

/** A shift with its number in the database. */
public record StoredShift(long number, Shift shift) {}
