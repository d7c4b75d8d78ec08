package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LocalizedText;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.cases.engine.CaseMachine;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Department;
import city.chengyun.opscenter.party.Departments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Counts the figures over the cases that were reported in a time; drills are left out. Cases are
 * grouped by what they are now, by person by who did the work last.
 */
@Service
public class FigureReader {

    private final JdbcClient jdbc;
    private final CaseDefinitions definitions;
    private final Departments departments;
    private final Districts districts;
    private final Clock clock;

    FigureReader(
            JdbcClient jdbc,
            CaseDefinitions definitions,
            Departments departments,
            Districts districts,
            Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.departments = departments;
        this.districts = districts;
        this.clock = clock;
    }

    /** What cases are grouped by. */
    public enum By {
        /** All together. */
        NONE("''"),
        /** Which department has them. */
        DEPARTMENT("coalesce(department, '')"),
        /** Where they are. */
        DISTRICT("adcode"),
        /** Which management grid cell they are in. */
        GRID("coalesce(grid, '')"),
        /** Who did the work. */
        PERSON("coalesce(handled_by, '')"),
        /** When they were reported, {@code 2026-11} in the time of the offices. */
        MONTH("to_char(to_timestamp(reported_at / 1000.0) AT TIME ZONE :zone, 'YYYY-MM')"),
        /** What kind they are. */
        DEFINITION("definition");

        private final String key;

        By(String key) {
            this.key = key;
        }

        /** Lower-case name as it stands in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The grouping with a code. */
        public static Optional<By> find(String code) {
            return Arrays.stream(values()).filter(by -> by.code().equals(code)).findFirst();
        }
    }

    /** How many of how many. */
    public record Share(long numerator, long denominator) {}

    /**
     * The figures of one group.
     *
     * @param key what the cases have in common; empty for those that have nothing there
     * @param name of that, if it has one
     * @param shares all figures
     */
    public record Group(String key, @Nullable LocalizedText name, Map<Figure, Share> shares) {}

    /**
     * Counts.
     *
     * @param from reported at or after, epoch milliseconds
     * @param to reported before
     */
    public List<Group> list(Account account, long from, long to, By by) {
        var values =
                new MapSqlParameterSource("now", clock.millis())
                        .addValue("from", from)
                        .addValue("to", to)
                        .addValue("zone", definitions.calendar().zone().getId());
        List<String> where = new ArrayList<>(Sight.of(account).conditions(values));
        where.add("NOT drill AND reported_at >= :from AND reported_at < :to");
        String counts =
                Arrays.stream(Figure.values())
                        .map(
                                figure ->
                                        (", count(*) FILTER (WHERE %s) AS %s_part,"
                                                        + " count(*) FILTER (WHERE %s) AS %s_all")
                                                .formatted(
                                                        figure.numerator(),
                                                        figure.name(),
                                                        figure.denominator(),
                                                        figure.name()))
                        .collect(Collectors.joining());
        Map<String, LocalizedText> names = names(by);
        return jdbc.sql(
                        "SELECT "
                                + by.key
                                + " AS key"
                                + counts
                                + " FROM city_case WHERE "
                                + String.join(" AND ", where)
                                + " GROUP BY 1 ORDER BY 1")
                .paramSource(values)
                .query((row, index) -> group(row, names))
                .list();
    }

    private static Group group(ResultSet row, Map<String, LocalizedText> names)
            throws SQLException {
        Map<Figure, Share> shares = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            shares.put(
                    figure,
                    new Share(
                            row.getLong(figure.name() + "_part"),
                            row.getLong(figure.name() + "_all")));
        }
        String key = row.getString("key");
        return new Group(key, names.get(key), shares);
    }

    private Map<String, LocalizedText> names(By by) {
        return switch (by) {
            case NONE, GRID, PERSON, MONTH -> Map.of();
            case DEPARTMENT ->
                    departments.list().stream()
                            .collect(Collectors.toMap(Department::id, Department::name));
            case DISTRICT ->
                    districts.list().stream()
                            .collect(
                                    Collectors.toMap(
                                            one -> one.adcode(),
                                            one -> new LocalizedText(one.name(), one.nameEn())));
            case DEFINITION ->
                    definitions.machines().stream()
                            .map(CaseMachine::definition)
                            .collect(Collectors.toMap(one -> one.id(), one -> one.name()));
        };
    }
}
