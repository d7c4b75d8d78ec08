package city.chengyun.opscenter.party.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Department;
import city.chengyun.opscenter.party.Departments;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountChecksTest {

    private static final Departments WATER_ONLY =
            new Departments() {
                @Override
                public List<Department> list() {
                    return List.of(
                            new Department("wat", new LocalizedText("水务局", "Water"), "WAT", null));
                }

                @Override
                public Optional<Department> find(String id) {
                    return list().stream().filter(one -> one.id().equals(id)).findFirst();
                }

                @Override
                public Optional<Department> findLead(String subject, String adcode) {
                    return Optional.empty();
                }
            };

    private final AccountChecks checks = new AccountChecks(WATER_ONLY);

    @Test
    void makesAnAccountOfWhatIsRight() {
        assertThat(
                        checks.require(
                                new AccountDraft(
                                        " Li.Ming ",
                                        "李明",
                                        List.of("handler"),
                                        List.of("130104", "130102"),
                                        "wat")))
                .isEqualTo(
                        new Account(
                                "li.ming",
                                "李明",
                                Set.of(Role.HANDLER),
                                List.of("130102", "130104"),
                                "wat"));
    }

    @Test
    void takesNoDistrictForTheWholeCityAndNoDepartmentForNone() {
        Account account =
                checks.require(
                        new AccountDraft("li.ming", "李明", List.of("VIEWER"), List.of(), " "));

        assertThat(account.adcodes()).isNull();
        assertThat(account.department()).isNull();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} is refused as {5}")
    @CsvSource({
        "Hub,       李明, VIEWER,     ,       ,     reserved-username",
        "li,        李明, VIEWER,     ,       ,     bad-username",
        "1li,       李明, VIEWER,     ,       ,     bad-username",
        "李明,       李明, VIEWER,     ,       ,     bad-username",
        "simulator, 李明, VIEWER,     ,       ,     machine-account",
        "liming,    李明, MAYOR,      ,       ,     unknown-role",
        "liming,    李明, SIMULATOR,  ,       ,     role-not-assignable",
        "liming,    李明, VIEWER,     999999, ,     unknown-district",
        "liming,    李明, VIEWER,     ,       none, unknown-department",
    })
    void refusesWhatIsWrong(
            String username,
            String name,
            String role,
            @Nullable String adcode,
            @Nullable String department,
            String code) {
        List<String> adcodes = adcode == null ? List.of() : List.of(adcode);
        AccountDraft draft = new AccountDraft(username, name, List.of(role), adcodes, department);

        assertThatThrownBy(() -> checks.require(draft))
                .isInstanceOf(Problem.class)
                .extracting(problem -> ((Problem) problem).code())
                .isEqualTo(code);
    }

    /** Formulas for spreadsheets, line ends, a turned direction of writing, too much, nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "a\nb", "a\0", "a\u202Eb", "", "  "})
    void refusesHostileNames(String name) {
        assertThatThrownBy(() -> checks.displayName(name))
                .isInstanceOf(Problem.class)
                .extracting(problem -> ((Problem) problem).code())
                .isEqualTo("bad-display-name");
    }
}
