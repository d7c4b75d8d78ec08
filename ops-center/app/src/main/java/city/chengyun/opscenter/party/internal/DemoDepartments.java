package city.chengyun.opscenter.party.internal;

import city.chengyun.contract.LocalizedText;
import city.chengyun.geo.District;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.party.Department;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
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

    private record Named(String id, String role, String zh, String en) {}

    private record Responsible(String subject, String lead, @Nullable List<String> support) {}

    private record Definition(
            List<Named> departments,
            List<Named> inEachDistrict,
            List<Responsible> responsibilities) {}

    /** To be called within a transaction. */
    void addMissing() {
        Definition definition = read();
        definition.departments().forEach(one -> table.add(department(one)));
        for (District district : Districts.load().list()) {
            definition.inEachDistrict().forEach(one -> table.add(department(one, district)));
        }
        for (Responsible one : definition.responsibilities()) {
            table.addResponsibility(one.subject(), one.lead(), "LEAD");
            if (one.support() != null) {
                one.support()
                        .forEach(role -> table.addResponsibility(one.subject(), role, "SUPPORT"));
            }
        }
    }

    private static Department department(Named one) {
        return new Department(one.id(), new LocalizedText(one.zh(), one.en()), one.role(), null);
    }

    private static Department department(Named one, District district) {
        LocalizedText name =
                new LocalizedText(district.name() + one.zh(), district.nameEn() + " " + one.en());
        return new Department(
                "%s-%s".formatted(one.id(), district.adcode()).toLowerCase(Locale.ROOT),
                name,
                one.role(),
                district.adcode());
    }

    private static Definition read() {
        try (InputStream yaml = new ClassPathResource(RESOURCE).getInputStream()) {
            return YAMLMapper.builder().build().readValue(yaml, Definition.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
