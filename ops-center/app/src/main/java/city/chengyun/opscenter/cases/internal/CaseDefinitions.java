package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.cases.engine.CaseDefinition;
import city.chengyun.opscenter.cases.engine.CaseMachine;
import city.chengyun.opscenter.cases.engine.WorkingCalendar;
import city.chengyun.opscenter.definition.YamlFile;
import city.chengyun.opscenter.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All that is data about cases, read and checked as the hub starts: definitions, classes, which
 * alert becomes what, the city's areas and its working time. Immutable.
 */
@Component
public class CaseDefinitions {

    private final Map<String, CaseMachine> machines = new LinkedHashMap<>();
    private final Map<String, MatterClass> classes = new LinkedHashMap<>();
    private final List<AlertClass> alertClasses;
    private final WorkingCalendar calendar;
    private final City city;

    /**
     * Reads.
     *
     * @throws IllegalStateException with file, line and reason if something is wrong
     */
    CaseDefinitions() {
        calendar = CaseFiles.file("working-calendar.yaml").read(CalendarFile.class).toCalendar();
        city = CaseFiles.file("city.yaml").read(City.class);
        for (CaseDefinition definition : CaseFiles.definitions()) {
            machines.put(definition.id(), new CaseMachine(definition, calendar));
        }
        for (NamedClass one : CaseFiles.file("classes.yaml").read(NamedClass[].class)) {
            classes.put(
                    one.code(), new MatterClass(one.code(), new LocalizedText(one.zh(), one.en())));
        }
        alertClasses = alertClasses(CaseFiles.file("alert-classes.yaml"));
    }

    private record NamedClass(String code, String zh, String en) {}

    private List<AlertClass> alertClasses(YamlFile file) {
        List<AlertClass> found = Arrays.asList(file.read(AlertClass[].class));
        for (int i = 0; i < found.size(); i++) {
            try {
                requireAccepted(found.get(i).definition(), found.get(i).classCode());
            } catch (Problem e) {
                throw file.wrong("/" + i, e.getMessage(), e);
            }
        }
        return List.copyOf(found);
    }

    /** All machines, by id of their definition. */
    public Collection<CaseMachine> machines() {
        return machines.values();
    }

    /** The classes that cases of a definition may have. */
    public List<MatterClass> listClasses(CaseDefinition definition) {
        return classes.values().stream().filter(one -> definition.accepts(one.code())).toList();
    }

    /**
     * The machine of a definition.
     *
     * @throws Problem 400 {@code unknown-definition}
     */
    public CaseMachine getMachine(String id) {
        @Nullable CaseMachine machine = machines.get(id);
        if (machine == null) {
            throw Problem.invalid("unknown-definition", "There is no definition " + id);
        }
        return machine;
    }

    /** A class, known or, for a case of before the class was dropped, by its code alone. */
    MatterClass matter(String code) {
        return classes.getOrDefault(code, new MatterClass(code, new LocalizedText(code, code)));
    }

    /**
     * Checks that cases of a definition may have a class.
     *
     * @throws Problem 400 {@code unknown-definition}, {@code unknown-class} or {@code
     *     class-not-of-definition}
     */
    CaseMachine requireAccepted(String definition, String classCode) {
        CaseMachine machine = getMachine(definition);
        if (!classes.containsKey(classCode)) {
            throw Problem.invalid("unknown-class", "There is no class " + classCode);
        }
        if (!machine.definition().accepts(classCode)) {
            throw Problem.invalid(
                    "class-not-of-definition",
                    "%s is not for class %s".formatted(definition, classCode));
        }
        return machine;
    }

    /** What an alert becomes; the last line of the mapping is for every alert. */
    AlertClass classOf(AlertView alert) {
        return alertClasses.stream()
                .filter(line -> line.fits(alert))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("alert-classes.yaml has no last line"));
    }

    WorkingCalendar calendar() {
        return calendar;
    }

    City city() {
        return city;
    }
}
