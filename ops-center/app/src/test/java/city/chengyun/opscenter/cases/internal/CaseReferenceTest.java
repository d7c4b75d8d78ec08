package city.chengyun.opscenter.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.cases.engine.Action;
import city.chengyun.opscenter.cases.engine.CaseDefinition;
import city.chengyun.opscenter.cases.engine.ClockRule;
import city.chengyun.opscenter.cases.engine.Gate;
import city.chengyun.opscenter.cases.engine.Input;
import city.chengyun.opscenter.cases.engine.LegalBasis;
import city.chengyun.opscenter.cases.engine.Separation;
import city.chengyun.opscenter.cases.engine.Stage;
import city.chengyun.opscenter.cases.engine.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The second half of {@code docs/reference/cases.md} is made from the definitions. Run with {@code
 * -Dreference.write=true} to write it anew.
 */
class CaseReferenceTest {

    private static final Path REFERENCE = Path.of("../../docs/reference/cases.md");
    private static final String MARK = "<!-- From here on made from the definitions. -->\n";

    @Test
    void theReferenceTellsTheDefinitionsAsTheyAre() throws IOException {
        String page = Files.readString(REFERENCE);
        String written = page.substring(0, page.indexOf(MARK) + MARK.length());
        String expected = written + render();
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(REFERENCE, expected);
        }

        assertThat(Files.readString(REFERENCE)).isEqualTo(expected);
    }

    private static String render() {
        var page = new StringBuilder();
        new CaseDefinitions().machines().forEach(machine -> render(page, machine.definition()));
        return page.toString();
    }

    private static void render(StringBuilder page, CaseDefinition one) {
        page.append(
                "\n## `%s` %s · %s\n\nVersion %d, %s."
                        .formatted(
                                one.id(),
                                one.name().zh(),
                                one.name().en(),
                                one.version(),
                                one.maturity()));
        one.legalBasis().forEach(basis -> page.append(' ').append(basis(basis)));
        page.append(" For classes ").append(codes(one.classes())).append('.');
        if (one.noSkip()) {
            page.append(" No active stage can be gone round.");
        }
        page.append("\n\n| stage | name | kind | whose step | clock |\n|---|---|---|---|---|\n");
        one.stages().forEach(stage -> page.append(stage(stage)));
        page.append("\n| action | name | way | roles | needs |\n|---|---|---|---|---|\n");
        one.actions().forEach(action -> page.append(action(action)));
        page.append('\n');
        one.separations().forEach(separation -> page.append(separation(separation)));
        one.tasks().forEach(task -> page.append(task(task)));
        page.append("\n| time limit for | A | B | C |\n|---|---|---|---|\n");
        one.limits().forEach(rule -> page.append(limits(rule)));
        if (one.supervisionLimit() != null) {
            page.append(
                    "| supervision 督办 | %1$s | %1$s | %1$s |\n"
                            .formatted(one.supervisionLimit().text()));
        }
    }

    private static String basis(LegalBasis basis) {
        return "%s (%s) article %s: “%s”."
                .formatted(basis.instrument(), basis.version(), basis.article(), basis.quote());
    }

    private static String stage(Stage stage) {
        return "| `%s` | %s · %s | %s | %s | %s |\n"
                .formatted(
                        stage.code(),
                        stage.name().zh(),
                        stage.name().en(),
                        stage.kind(),
                        names(stage.roles()),
                        stage.clocked() ? "runs" : "");
    }

    private static String action(Action action) {
        String needs =
                Stream.concat(
                                action.requires().stream().map(Input::code),
                                action.gates().stream().map(Gate::text))
                        .collect(Collectors.joining(", "));
        return "| `%s` | %s · %s | %s → %s | %s | %s |\n"
                .formatted(
                        action.action(),
                        action.name().zh(),
                        action.name().en(),
                        String.join(", ", action.from()),
                        Objects.requireNonNullElse(action.to(), "stays"),
                        names(action.roles()),
                        needs);
    }

    private static String separation(Separation separation) {
        return "- Who did one of %s may not %s the same case.\n"
                .formatted(codes(separation.whoDid()), codes(separation.mayNot()));
    }

    private static String task(TaskDefinition task) {
        return "- Task `%s` %s · %s opens with %s and must be done before %s; %s.\n"
                .formatted(
                        task.code(),
                        task.name().zh(),
                        task.name().en(),
                        task.opensIn(),
                        codes(task.before()),
                        names(task.roles()));
    }

    private static String limits(ClockRule rule) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        codes(rule.classes()), rule.a().text(), rule.b().text(), rule.c().text());
    }

    private static String codes(Collection<String> codes) {
        return codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", "));
    }

    private static String names(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
