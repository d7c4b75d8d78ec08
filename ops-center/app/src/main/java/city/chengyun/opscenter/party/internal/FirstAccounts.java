package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the accounts that must exist and do not, before the first request is served. No account
 * has a default password: each gets a generated one, written to the password file, unless one is
 * configured.
 */
@Component
class FirstAccounts implements SmartInitializingSingleton {

    /** The one account that is a program's. */
    static final String MACHINE = "simulator";

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);

    private static final List<Account> ADMINISTRATORS =
            List.of(
                    account("sysadmin", "系统管理员", Role.SYSTEM_ADMIN),
                    account("secadmin", "安全管理员", Role.SECURITY_ADMIN),
                    account("auditor", "审计管理员", Role.AUDIT_ADMIN));

    private static final List<Account> DEMONSTRATION =
            List.of(
                    account("duty", "值班员", Role.DUTY_OFFICER),
                    account("engineer", "工程师", Role.ENGINEER),
                    account("viewer", "观察员", Role.VIEWER),
                    account(MACHINE, "城市模拟器", Role.SIMULATOR),
                    account("collector", "监督员", Role.COLLECTOR),
                    account("acceptor", "受理员", Role.ACCEPTOR),
                    account("shiftlead", "值班长", Role.SHIFT_LEAD),
                    account("dispatcher", "派遣员", Role.DISPATCHER),
                    handler("handler", "城管处置员", "urb"),
                    handler("handler-130102", "长安区城管处置员", "urb-130102"),
                    handler("handler-wat", "水务处置员", "wat"),
                    account("verifier", "核查员", Role.VERIFIER),
                    account("evaluator", "考评员", Role.EVALUATOR));

    private final PartyProperties properties;
    private final AccountStore accounts;
    private final DemoDepartments departments;
    private final PasswordEncoder encoder;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    FirstAccounts(
            PartyProperties properties,
            AccountStore accounts,
            DemoDepartments departments,
            PasswordEncoder encoder,
            Ledger ledger,
            TransactionTemplate transaction) {
        this.properties = properties;
        this.accounts = accounts;
        this.departments = departments;
        this.encoder = encoder;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Account> wanted = new ArrayList<>(ADMINISTRATORS);
        if (properties.demo()) {
            wanted.addAll(DEMONSTRATION);
        }
        Set<String> existing = accounts.listUsernames();
        wanted.removeIf(account -> existing.contains(account.username()));
        transaction.executeWithoutResult(
                status -> {
                    if (properties.demo()) {
                        departments.addMissing();
                    }
                    create(wanted);
                });
        setSimulatorPassword(existing);
    }

    private void create(List<Account> missing) {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Account account : missing) {
            String password = initialPassword(account.username());
            // Whoever reads the file may go on with these until they are too old.
            accounts.add(account, encoder.encode(password), false);
            ledger.append(
                    LedgerEvent.done(
                            Ledger.HUB,
                            "account.created",
                            "account:" + account.username(),
                            Map.of("roles", account.roles())));
            passwords.put(account.username(), password);
        }
        if (!passwords.isEmpty() && properties.passwordFile() != null) {
            // Before the commit: an account whose password nobody can read must not exist.
            new PasswordFile(properties.passwordFile()).add(passwords);
            log.info("Passwords of {} are in {}", passwords.keySet(), properties.passwordFile());
        } else if (!passwords.isEmpty() && properties.adminPassword() == null) {
            throw new IllegalStateException(
                    "CHENGYUN_PASSWORD_FILE is not set and neither is CHENGYUN_ADMIN_PASSWORD;"
                            + " nobody could log in");
        }
    }

    private String initialPassword(String username) {
        if (username.equals(MACHINE) && properties.simulatorPassword() != null) {
            return properties.simulatorPassword();
        }
        return properties.adminPassword() != null
                ? properties.adminPassword()
                : GeneratedPassword.next();
    }

    /** The launcher owns the machine account's password, so it is set again at each start. */
    private void setSimulatorPassword(Set<String> existing) {
        @Nullable String password = properties.simulatorPassword();
        if (password == null || !existing.contains(MACHINE)) {
            return;
        }
        boolean current =
                accounts.find(MACHINE)
                        .filter(found -> encoder.matches(password, found.passwordHash()))
                        .isPresent();
        if (!current) {
            transaction.executeWithoutResult(
                    status -> {
                        accounts.changePassword(MACHINE, encoder.encode(password), false);
                        ledger.append(
                                LedgerEvent.done(
                                        Ledger.HUB,
                                        "account.password-changed",
                                        "account:" + MACHINE,
                                        null));
                    });
        }
    }

    private static Account account(String username, String displayName, Role role) {
        return new Account(username, displayName, Set.of(role));
    }

    private static Account handler(String username, String displayName, String department) {
        return new Account(username, displayName, Set.of(Role.HANDLER), null, department);
    }
}
