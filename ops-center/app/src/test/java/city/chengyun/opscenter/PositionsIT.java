package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Heads and chief data officers of departments. */
class PositionsIT {

    private static final String CDO = "/api/departments/wat/positions/chief-data-officer";

    private final TestHub hub = TestHub.shared();
    private final ApiClient administrator = hub.logIn("secadmin");

    @Test
    void aDepartmentHasOneChiefDataOfficerAndRemembersTheOneBefore() {
        give(CDO, "evaluator");
        assertThat(give(CDO, "viewer").json().path("displayName").asString()).isEqualTo("观察员");

        assertThat(hub.logIn("viewer").get("/api/departments/positions").text())
                .contains("\"CHIEF_DATA_OFFICER\"", "\"viewer\"")
                .doesNotContain("\"evaluator\"");
        assertThat(
                        administrator
                                .get("/api/departments/wat/positions")
                                .json()
                                .findValuesAsString("username"))
                .startsWith("viewer", "evaluator");
        assertThat(administrator.send("DELETE", CDO, "").status()).isEqualTo(204);
        assertThat(administrator.send("DELETE", CDO, "").code()).isEqualTo("position-not-found");
        assertThat(hub.logIn("auditor").get("/api/ledger?object=department:wat").text())
                .contains("position.given", "position.ended");
    }

    @Test
    void nobodyFromAnotherDepartmentNoProgramAndNobodyUnknownHoldsOne() {
        assertThat(give(CDO, "handler").code()).isEqualTo("position-other-department");
        assertThat(give(CDO, "simulator").code()).isEqualTo("bad-person");
        assertThat(give(CDO, "nobody-here").code()).isEqualTo("bad-person");
        assertThat(give("/api/departments/none/positions/head", "viewer").code())
                .isEqualTo("department-not-found");
        assertThat(give("/api/departments/wat/positions/king", "viewer").code())
                .isEqualTo("position-not-found");
    }

    private ApiClient.Answer give(String position, String username) {
        return administrator.send("PUT", position, Map.of("username", username));
    }
}
