package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.party.Department;
import city.chengyun.opscenter.party.Departments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartmentsIT {

    private final Departments departments = TestHub.shared().bean(Departments.class);

    @ParameterizedTest(name = "{0} in {1} is led by {2}")
    @CsvSource({
        "event:04/02, 130102, wat",
        "event:04/06, 130102, urb-130102",
        "event:03/99, 130104, hur",
        "domain:water, 130102, wat",
    })
    void aMatterIsLedByTheDistrictsOwnDepartmentOrElseByTheCitys(
            String subject, String adcode, String department) {
        assertThat(departments.findLead(subject, adcode)).map(Department::id).hasValue(department);
    }

    @Test
    void aMatterThatNobodyLeadsHasNoDepartment() {
        assertThat(departments.findLead("event:99/01", "130102")).isEmpty();
    }
}
