package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Department;
import city.chengyun.opscenter.party.Departments;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The departments, for whoever chooses one. */
@RestController
@RequestMapping("/api/departments")
class DepartmentController {

    private final Departments departments;

    DepartmentController(Departments departments) {
        this.departments = departments;
    }

    @GetMapping
    List<Department> list() {
        return departments.list();
    }
}
