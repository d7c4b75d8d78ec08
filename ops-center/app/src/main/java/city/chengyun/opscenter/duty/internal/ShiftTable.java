package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.roster.Post;
import city.chengyun.opscenter.duty.roster.Roster;
import city.chengyun.opscenter.duty.roster.Shift;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code duty_shift}. */
@Component
class ShiftTable {

    private final JdbcClient jdbc;

    ShiftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are not over on a day, in the order of their numbers. */
    List<StoredShift> listFrom(LocalDate day) {
        return jdbc.sql(
                        "SELECT * FROM duty_shift WHERE last_day IS NULL OR last_day >= ?"
                                + " ORDER BY number")
                .param(day.minusDays(1)) // that of the night before may still hold
                .query((row, count) -> read(row))
                .list();
    }

    Roster roster(LocalDate day) {
        return new Roster(listFrom(day).stream().map(StoredShift::shift).toList());
    }

    boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM duty_shift)")
                .query(Boolean.class)
                .single();
    }

    Optional<StoredShift> lock(long number) {
        return jdbc.sql("SELECT * FROM duty_shift WHERE number = ? FOR UPDATE")
                .param(number)
                .query((row, count) -> read(row))
                .optional();
    }

    long insert(Shift shift, String by, long at) {
        return jdbc.sql(
                        "INSERT INTO duty_shift (username, post, adcode, domain, days, day_begin,"
                                + " day_end, first_day, last_day, made_by, made_at) VALUES"
                                + " (:username, :post, :adcode, :domain, :days, :begin, :end,"
                                + " :first, :last, :by, :at) RETURNING number")
                .param("username", shift.username())
                .param("post", shift.post().name())
                .param("adcode", shift.adcode())
                .param("domain", shift.domain())
                .param("days", shift.days().stream().map(DayOfWeek::name).toArray(String[]::new))
                .param("begin", shift.begin())
                .param("end", shift.end())
                .param("first", shift.firstDay())
                .param("last", shift.lastDay())
                .param("by", by)
                .param("at", at)
                .query(Long.class)
                .single();
    }

    void endOn(long number, LocalDate lastDay) {
        jdbc.sql("UPDATE duty_shift SET last_day = ? WHERE number = ?")
                .params(lastDay, number)
                .update();
    }

    void delete(long number) {
        jdbc.sql("DELETE FROM duty_shift WHERE number = ?").param(number).update();
    }

    private static StoredShift read(ResultSet row) throws SQLException {
        Array days = row.getArray("days");
        return new StoredShift(
                row.getLong("number"),
                new Shift(
                        row.getString("username"),
                        Post.valueOf(row.getString("post")),
                        row.getString("adcode"),
                        row.getString("domain"),
                        Stream.of((String[]) days.getArray())
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                        row.getObject("day_begin", LocalTime.class),
                        row.getObject("day_end", LocalTime.class),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)));
    }
}
