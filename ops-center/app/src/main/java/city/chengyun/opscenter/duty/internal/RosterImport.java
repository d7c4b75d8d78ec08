package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.roster.Shift;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.table.TableReader.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Plans many shifts from a table, all of them or none, and gives them out as one. */
@Service
public class RosterImport {

    private final RosterDesk desk;

    RosterImport(RosterDesk desk) {
        this.desk = desk;
    }

    /**
     * What would become of a file.
     *
     * @param rows one for each shift in it
     * @param wrong how many of them cannot be planned; with one, none is
     */
    public record Report(List<ReportRow> rows, int wrong) {}

    /**
     * @param line where it begins, the head is line 1
     * @param username as written in the file
     * @param code what is wrong with it; null when nothing is
     * @param detail the same in words
     */
    public record ReportRow(
            long line, String username, @Nullable String code, @Nullable String detail) {}

    private record Checked(ReportRow report, @Nullable Shift shift) {}

    /**
     * Tells what an import would do, and does nothing.
     *
     * @throws Problem 400 {@code bad-encoding}, {@code bad-csv} or {@code too-many-rows}
     */
    public Report check(Account account, byte[] file) {
        return report(checkRows(account, file));
    }

    /**
     * Plans the shifts.
     *
     * @throws Problem as {@link #check}; 400 {@code import-refused} with the report when a row is
     *     wrong
     */
    public Report make(Account account, byte[] file) {
        List<Checked> rows = checkRows(account, file);
        Report report = report(rows);
        if (report.wrong() > 0 || rows.isEmpty()) {
            throw Problem.invalid(
                            "import-refused",
                            "%d of %d rows are wrong; no shift was planned"
                                    .formatted(report.wrong(), rows.size()))
                    .with("report", report);
        }
        desk.planAll(account, rows.stream().map(Checked::shift).filter(Objects::nonNull).toList());
        return report;
    }

    /** The shifts that are not over, as a table that can be imported again. */
    public String export() {
        return ShiftCsv.write(desk.listShifts());
    }

    private List<Checked> checkRows(Account account, byte[] file) {
        Set<Shift> planned = new HashSet<>(desk.listShifts());
        return ShiftCsv.read(file).stream().map(row -> check(account, row, planned)).toList();
    }

    private Checked check(Account account, Row row, Set<Shift> planned) {
        try {
            Shift shift = ShiftCsv.shift(row, desk.today());
            desk.requirePlannable(account, shift);
            if (!planned.add(shift)) {
                throw Problem.conflict("shift-exists", "The same shift is planned already");
            }
            return new Checked(reportRow(row, null), shift);
        } catch (Problem problem) {
            return new Checked(reportRow(row, problem), null);
        }
    }

    private static ReportRow reportRow(Row row, @Nullable Problem problem) {
        return new ReportRow(
                row.line(),
                row.get("username"),
                problem == null ? null : problem.code(),
                problem == null ? null : problem.getMessage());
    }

    private static Report report(List<Checked> rows) {
        int wrong = (int) rows.stream().filter(row -> row.shift() == null).count();
        return new Report(rows.stream().map(Checked::report).toList(), wrong);
    }
}
