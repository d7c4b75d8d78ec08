package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.WorkingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form of {@code working-calendar.yaml}. */
record CalendarFile(ZoneId zone, LocalTime open, LocalTime close, Map<Integer, Year> years) {

    record Year(List<Holiday> holidays, List<LocalDate> makeUpDays) {}

    record Holiday(String name, LocalDate from, LocalDate to) {

        Holiday {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("%s ends before it begins".formatted(name));
            }
        }
    }

    WorkingCalendar toCalendar() {
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> makeUpDays = new HashSet<>();
        years.forEach(
                (year, days) -> {
                    for (Holiday holiday : days.holidays()) {
                        requireYear(year, holiday.from());
                        holiday.from().datesUntil(holiday.to().plusDays(1)).forEach(holidays::add);
                    }
                    days.makeUpDays().forEach(day -> requireYear(year, day));
                    makeUpDays.addAll(days.makeUpDays());
                });
        return new WorkingCalendar(zone, open, close, holidays, makeUpDays);
    }

    private static void requireYear(int year, LocalDate day) {
        if (day.getYear() != year) {
            throw new IllegalArgumentException("%s does not begin in %d".formatted(day, year));
        }
    }
}
