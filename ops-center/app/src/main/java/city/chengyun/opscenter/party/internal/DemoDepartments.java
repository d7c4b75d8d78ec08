package city.chengyun.opscenter.party.internal;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.party.Department;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Adds the departments of the demonstration that are not there; what is there is the city's. */
@Component
class DemoDepartments {

    private static final String RESOURCE = "city/chengyun/opscenter/demo-departments.yaml";

    private final DepartmentTable table;

    DemoDepartments(DepartmentTable table) {
        this.table = table;
    }

    private record Named(String id, @Nullable String adcode, String role, String zh, String en) {

        Department department() {
            return new Department(id, new LocalizedText(zh, en), role, adcode);
        }
    }

    private record Responsible(String subject, String lead, @Nullable List<String> support) {}

    private record Definition(
            List<Named> departments, List<Named> ofDistricts, List<Responsible> responsibilities) {}

    /** To be called within a transaction. */
    void addMissing() {
        Definition definition = read();
        definition.departments().forEach(one -> table.add(one.department()));
        definition.ofDistricts().forEach(one -> table.add(one.department()));
        for (Responsible one : definition.responsibilities()) {
            table.addResponsibility(one.subject(), one.lead(), "LEAD");
            if (one.support() != null) {
                one.support()
                        .forEach(role -> table.addResponsibility(one.subject(), role, "SUPPORT"));
            }
        }
    }

    private static Definition read() {
        try (InputStream yaml = new ClassPathResource(RESOURCE).getInputStream()) {
            return YAMLMapper.builder().build().readValue(yaml, Definition.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
