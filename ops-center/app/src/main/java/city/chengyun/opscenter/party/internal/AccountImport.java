package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes many accounts from a table, all of them or none. */
@Service
public class AccountImport {

    private final AccountStore accounts;
    private final AccountChecks checks;
    private final AccountAdministration administration;
    private final TransactionTemplate transaction;

    AccountImport(
            AccountStore accounts,
            AccountChecks checks,
            AccountAdministration administration,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.checks = checks;
        this.administration = administration;
        this.transaction = transaction;
    }

    /**
     * What would become of the file.
     *
     * @param rows one for each account in it
     * @param wrong how many of them cannot be made; with one, none is
     */
    public record Report(List<ReportRow> rows, int wrong) {}

    /**
     * @param line where it begins, the head is line 1
     * @param username as written in the file
     * @param displayName as written in the file
     * @param code what is wrong with it, null when nothing is
     * @param detail the same in words
     */
    public record ReportRow(
            long line,
            String username,
            String displayName,
            @Nullable String code,
            @Nullable String detail) {}

    private record Checked(ReportRow report, @Nullable Account account) {}

    /**
     * Tells what an import would do, and does nothing.
     *
     * @throws Problem 400 {@code bad-encoding}, {@code bad-csv} or {@code too-many-rows}
     */
    public Report check(byte[] file) {
        return report(checkRows(file));
    }

    /**
     * Makes the accounts.
     *
     * @return a table with their passwords, told once, to be changed at the first log-in
     * @throws Problem as {@link #check}; 400 {@code import-refused} with the report when a row is
     *     wrong
     */
    public String make(Account actor, byte[] file) {
        List<Checked> rows = checkRows(file);
        Report report = report(rows);
        if (report.wrong() > 0 || rows.isEmpty()) {
            throw Problem.invalid(
                            "import-refused",
                            "%d of %d rows are wrong; no account was made"
                                    .formatted(report.wrong(), rows.size()))
                    .with("report", report);
        }
        List<Account> wanted = new ArrayList<>();
        Map<String, String> passwords = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Checked row : rows) {
            if (row.account() != null) {
                String password = GeneratedPassword.next();
                wanted.add(row.account());
                passwords.put(row.account().username(), password);
                // Before the transaction, which would hold the ledger for all that time.
                hashes.put(row.account().username(), administration.hash(password));
            }
        }
        transaction.executeWithoutResult(
                status ->
                        wanted.forEach(
                                account ->
                                        administration.add(
                                                actor,
                                                account,
                                                hashes.getOrDefault(account.username(), ""))));
        return AccountCsv.write(passwords);
    }

    private List<Checked> checkRows(byte[] file) {
        Set<String> taken = new HashSet<>(accounts.listUsernames());
        return AccountCsv.read(file).stream().map(row -> check(row, taken)).toList();
    }

    private Checked check(AccountCsv.Row row, Set<String> taken) {
        try {
            Account account = checks.require(row.draft());
            if (!taken.add(account.username())) {
                throw Problem.conflict("account-exists", "The user name is taken");
            }
            return new Checked(reportRow(row, null), account);
        } catch (Problem problem) {
            return new Checked(reportRow(row, problem), null);
        }
    }

    private static ReportRow reportRow(AccountCsv.Row row, @Nullable Problem problem) {
        return new ReportRow(
                row.line(),
                String.valueOf(row.draft().username()),
                String.valueOf(row.draft().displayName()),
                problem == null ? null : problem.code(),
                problem == null ? null : problem.getMessage());
    }

    private static Report report(List<Checked> rows) {
        int wrong = (int) rows.stream().filter(row -> row.account() == null).count();
        return new Report(rows.stream().map(Checked::report).toList(), wrong);
    }
}
