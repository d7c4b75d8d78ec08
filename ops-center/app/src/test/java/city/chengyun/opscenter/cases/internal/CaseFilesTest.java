package city.chengyun.opscenter.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.opscenter.cases.engine.CaseDefinition;
import city.chengyun.opscenter.cases.engine.Stage;
import city.chengyun.opscenter.definition.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class CaseFilesTest {

    @Test
    void readsAllThatTheHubNeedsToKnowOfCases() {
        var definitions = new CaseDefinitions();

        assertThat(definitions.machines())
                .extracting(machine -> machine.definition().id())
                .containsExactly("eco-closed-loop", "emergency-chain", "urban-seven-steps");
        assertThat(definitions.machines())
                .allSatisfy(machine -> assertThat(machine.definition().legalBasis()).isNotEmpty());
    }

    @Test
    void theEcologicalLoopHasExactlyTheFiveStagesOfTheArticle() {
        CaseDefinition loop = new CaseDefinitions().getMachine("eco-closed-loop").definition();

        assertThat(loop.stages())
                .filteredOn(stage -> stage.kind() == Stage.Kind.ACTIVE)
                .extracting(stage -> stage.name().zh())
                .containsExactly("全域感知", "预警研判", "指挥调度", "执法联动", "督查督办");
        assertThat(loop.noSkip()).isTrue();
    }

    @ParameterizedTest(name = "{1} instead of {0} stops the start: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "to: VERIFYING | to: VERIFIED  | there is no stage VERIFIED",
                "roles: [EVALUATOR], milestone | rolls: [EVALUATOR], milestone | rolls",
                "A: 8 hours, B: 12 hours | A: 8 weeks, B: 12 hours | '8 weeks' is no limit",
                "action: evaluate | action: close | action close is there twice",
                "effects: [REWORK] | effects: [REWORKED] | REWORKED",
                "mayNot: [dispatch, redispatch | mayNot: [despatch, redispatch | no action"
                        + " despatch",
                "alertStart: [accept, file] | alertStart: [file] | file does not lead on from"
                        + " REPORTED",
                "from: [SUSPENDED], to: PROCESSING | from: [FEEDBACK], to: PROCESSING | leads out"
                        + " of stage SUSPENDED",
                "action: inspect | action: comment | every case has 'comment' already",
            })
    void anErrorIsToldWithFileLineAndReason(String correct, String wrong, String reason) {
        String text = urban();
        assertThat(text).contains(correct);
        String broken = text.replace(correct, wrong);

        assertThatThrownBy(
                        () ->
                                CaseFiles.definition(
                                        YamlFile.of(
                                                "broken.yaml",
                                                broken.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("(?s)broken\\.yaml:\\d+: .*")
                .hasMessageContaining(reason);
    }

    @Test
    void theLineIsTheOneOfTheError() {
        String text = urban();
        int line = text.substring(0, text.indexOf("action: close")).split("\n", -1).length;

        assertThatThrownBy(
                        () ->
                                CaseFiles.definition(
                                        YamlFile.of(
                                                "broken.yaml",
                                                text.replace("to: CLOSED", "to: GONE")
                                                        .getBytes(StandardCharsets.UTF_8))))
                .hasMessage("broken.yaml:%d: there is no stage GONE", line);
    }

    @Test
    void aShortcutPastAStageStopsTheStartWhereNoneMayBeSkipped() {
        String shortcut =
                resource("eco-closed-loop.yaml")
                        .replace(
                                "from: [ENFORCE], to: SUPERVISE",
                                "from: [ENFORCE, JUDGE], to: SUPERVISE");

        assertThatThrownBy(
                        () ->
                                CaseFiles.definition(
                                        YamlFile.of(
                                                "eco.yaml",
                                                shortcut.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "eco\\.yaml:\\d+: CLOSED can be reached without stage COMMAND, .*");
    }

    private static String urban() {
        return resource("urban-seven-steps.yaml");
    }

    private static String resource(String name) {
        String path = "city/chengyun/opscenter/cases/definitions/" + name;
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
