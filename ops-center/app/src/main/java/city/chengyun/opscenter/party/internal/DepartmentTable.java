package city.chengyun.opscenter.party.internal;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.party.Department;
import city.chengyun.opscenter.party.Departments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Departments and the responsibility matrix in PostgreSQL. */
@Component
class DepartmentTable implements Departments {

    private static final String SELECT =
            "SELECT id, name_zh, name_en, role_code, adcode FROM party WHERE kind = 'DEPARTMENT'";

    private final JdbcClient jdbc;

    DepartmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Department> list() {
        return jdbc.sql(SELECT + " ORDER BY adcode NULLS FIRST, id")
                .query((row, number) -> department(row))
                .list();
    }

    @Override
    public Optional<Department> find(String id) {
        return jdbc.sql(SELECT + " AND id = ?")
                .param(id)
                .query((row, number) -> department(row))
                .optional();
    }

    @Override
    public Optional<Department> findLead(String subject, String adcode) {
        int slash = subject.indexOf('/');
        String broader = slash < 0 ? subject : subject.substring(0, slash);
        return jdbc.sql(
                        SELECT
                                + " AND (adcode = :adcode OR adcode IS NULL) AND role_code ="
                                + " (SELECT role_code FROM responsibility WHERE part = 'LEAD'"
                                + " AND subject IN (:subject, :broader)"
                                + " ORDER BY length(subject) DESC LIMIT 1)"
                                + " ORDER BY adcode NULLS LAST LIMIT 1")
                .param("adcode", adcode)
                .param("subject", subject)
                .param("broader", broader)
                .query((row, number) -> department(row))
                .optional();
    }

    void add(Department department) {
        jdbc.sql(
                        "INSERT INTO party (id, kind, name_zh, name_en, role_code, adcode)"
                                + " VALUES (:id, 'DEPARTMENT', :zh, :en, :role, :adcode)"
                                + " ON CONFLICT (id) DO NOTHING")
                .param("id", department.id())
                .param("zh", department.name().zh())
                .param("en", department.name().en())
                .param("role", department.roleCode())
                .param("adcode", department.adcode())
                .update();
    }

    void addResponsibility(String subject, String roleCode, String part) {
        jdbc.sql(
                        "INSERT INTO responsibility (subject, role_code, part) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")
                .params(subject, roleCode, part)
                .update();
    }

    private static Department department(ResultSet row) throws SQLException {
        return new Department(
                row.getString("id"),
                new LocalizedText(row.getString("name_zh"), row.getString("name_en")),
                row.getString("role_code"),
                row.getString("adcode"));
    }
}
