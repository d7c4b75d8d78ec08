package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.incidents.silence.Scope;
import city.chengyun.opscenter.incidents.silence.Silence;
import city.chengyun.opscenter.incidents.silence.Weekly;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code silence}. */
@Component
class SilenceTable {

    private final JdbcClient jdbc;

    SilenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that have not ended before a time, the newest first. */
    List<Silence> listUntil(long time) {
        return jdbc.sql(
                        "SELECT * FROM silence WHERE ends_at > ? AND coalesce(ended_at, ends_at) >"
                                + " ? ORDER BY number DESC")
                .params(time, time)
                .query((row, count) -> read(row))
                .list();
    }

    Optional<Silence> lock(long number) {
        return jdbc.sql("SELECT * FROM silence WHERE number = ? FOR UPDATE")
                .param(number)
                .query((row, count) -> read(row))
                .optional();
    }

    long insert(Silence silence) {
        @Nullable Weekly weekly = silence.weekly();
        return jdbc.sql(
                        "INSERT INTO silence (kind, device_id, device_kind, domain, adcode,"
                            + " rule_id, begins_at, ends_at, weekdays, day_begin, day_end, author,"
                            + " reason, made_at) VALUES (:kind, :device, :deviceKind, :domain,"
                            + " :adcode, :rule, :begins, :ends, :days, :dayBegin, :dayEnd, :author,"
                            + " :reason, :madeAt) RETURNING number")
                .param("kind", silence.kind().name())
                .param("device", silence.scope().device())
                .param("deviceKind", silence.scope().kind())
                .param("domain", silence.scope().domain())
                .param("adcode", silence.scope().adcode())
                .param("rule", silence.scope().rule())
                .param("begins", silence.begins())
                .param("ends", silence.ends())
                .param("days", weekly == null ? null : days(weekly))
                .param("dayBegin", weekly == null ? null : weekly.begin())
                .param("dayEnd", weekly == null ? null : weekly.end())
                .param("author", silence.author())
                .param("reason", silence.reason())
                .param("madeAt", silence.madeAt())
                .query(Long.class)
                .single();
    }

    void end(long number, long at, String by) {
        jdbc.sql("UPDATE silence SET ended_at = ?, ended_by = ? WHERE number = ?")
                .params(at, by, number)
                .update();
    }

    private static Integer[] days(Weekly weekly) {
        return weekly.days().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new);
    }

    private static Silence read(ResultSet row) throws SQLException {
        return new Silence(
                row.getLong("number"),
                Silence.Kind.valueOf(row.getString("kind")),
                new Scope(
                        row.getString("device_id"),
                        row.getString("device_kind"),
                        row.getString("domain"),
                        row.getString("adcode"),
                        row.getString("rule_id")),
                row.getLong("begins_at"),
                row.getLong("ends_at"),
                weekly(row),
                row.getString("author"),
                row.getString("reason"),
                row.getLong("made_at"),
                row.getObject("ended_at", Long.class),
                row.getString("ended_by"));
    }

    private static @Nullable Weekly weekly(ResultSet row) throws SQLException {
        @Nullable Array days = row.getArray("weekdays");
        if (days == null) {
            return null;
        }
        return new Weekly(
                Stream.of((Integer[]) days.getArray())
                        .map(DayOfWeek::of)
                        .collect(Collectors.toSet()),
                row.getObject("day_begin", LocalTime.class),
                row.getObject("day_end", LocalTime.class));
    }
}
