package city.chengyun.opscenter.party.internal;

import city.chengyun.geo.Districts;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Departments;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an account may be called, have and belong to. */
@Component
class AccountChecks {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{2,31}");
    private static final int MAX_DISPLAY_NAME = 64;

    /** A spreadsheet takes a cell that begins so for a formula. */
    private static final String FORMULA = "=+-@";

    private final Departments departments;
    private final Districts districts;

    AccountChecks(Departments departments) {
        this.departments = departments;
        this.districts = Districts.load();
    }

    /**
     * The account, when everything about it is right.
     *
     * @throws Problem 400 with the first thing that is wrong
     */
    Account require(AccountDraft draft) {
        return new Account(
                username(draft.username()),
                displayName(draft.displayName()),
                roles(draft.roles()),
                adcodes(draft.adcodes()),
                department(draft.department()));
    }

    String username(@Nullable String given) {
        String username = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw Problem.invalid(
                    "bad-username",
                    "A user name has 3 to 32 of a-z, 0-9, dot, dash and underscore and begins with"
                            + " a letter");
        }
        if (username.equals(FirstAccounts.MACHINE)) {
            throw machineAccount();
        }
        if (username.equals(Ledger.HUB)) {
            throw Problem.invalid(
                    "reserved-username",
                    "The records call the system itself %s; no person may have that name"
                            .formatted(Ledger.HUB));
        }
        return username;
    }

    String displayName(@Nullable String given) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty()
                || name.length() > MAX_DISPLAY_NAME
                || name.codePoints().anyMatch(AccountChecks::isInvisible)
                || FORMULA.indexOf(name.charAt(0)) >= 0) {
            throw Problem.invalid(
                    "bad-display-name",
                    "A name has 1 to %d characters, none invisible, and does not begin with one of %s"
                            .formatted(MAX_DISPLAY_NAME, FORMULA));
        }
        return name;
    }

    /** Zeros and line ends, and what turns the direction of writing to feign another name. */
    private static boolean isInvisible(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.LINE_SEPARATOR;
    }

    Set<Role> roles(@Nullable List<String> given) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : given == null ? List.<String>of() : given) {
            roles.add(role(name));
        }
        RoleSeparation.findProblem(roles)
                .ifPresent(
                        problem -> {
                            throw problem;
                        });
        return roles;
    }

    static Role role(@Nullable String name) {
        try {
            return Role.valueOf(String.valueOf(name).strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("unknown-role", "There is no role " + name);
        }
    }

    @Nullable List<String> adcodes(@Nullable List<String> given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        for (String adcode : given) {
            if (districts.find(String.valueOf(adcode)).isEmpty()) {
                throw Problem.invalid("unknown-district", "The city has no district " + adcode);
            }
        }
        return given.stream().distinct().sorted().toList();
    }

    @Nullable String department(@Nullable String given) {
        String id = given == null ? "" : given.strip();
        if (id.isEmpty()) {
            return null;
        }
        if (departments.find(id).isEmpty()) {
            throw Problem.invalid("unknown-department", "There is no department " + id);
        }
        return id;
    }

    static Problem machineAccount() {
        return Problem.conflict("machine-account", "The launcher keeps this account");
    }
}
