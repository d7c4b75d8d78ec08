package city.chengyun.opscenter.duty.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.Severity;
import city.chengyun.opscenter.definition.YamlFile;
import city.chengyun.opscenter.duty.escalation.Chain;
import city.chengyun.opscenter.duty.escalation.Chains;
import city.chengyun.opscenter.duty.escalation.Medium;
import city.chengyun.opscenter.duty.roster.Post;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ChainsTest {

    private static final String FOUR =
            """
            - severity: red
              steps: [{after: PT0S, by: app, to: OFFICER}]
            - severity: orange
              steps: [{after: PT0S, by: app, to: OFFICER}]
            - severity: yellow
              steps: [{after: PT0S, by: app, to: OFFICER}]
            - severity: blue
              steps: [{after: PT0S, by: app, to: OFFICER}]
            """;

    @Test
    void theChainsOfTheHubTellOfficersFirstAndOutsideOnlyLater() {
        Chains chains =
                DutyConfiguration.chains(
                        YamlFile.of(
                                new ClassPathResource("city/chengyun/opscenter/duty/chains.yaml")));

        for (Severity severity : Severity.values()) {
            Chain.Step first = chains.of(severity).steps().get(0);
            assertThat(first.by()).isEqualTo(Medium.APP);
            assertThat(first.to()).isEqualTo(Post.OFFICER);
        }
        assertThat(chains.of(Severity.RED).steps())
                .anySatisfy(
                        step -> {
                            assertThat(step.to()).isEqualTo(Post.LEAD);
                            assertThat(step.after()).isLessThanOrEqualTo(Duration.ofMinutes(3));
                        });
    }

    @Test
    void anEscalationBeyondTheEndOfAShorterChainHasNoNextStep() {
        Chain chain =
                DutyConfiguration.chains(YamlFile.of("chains.yaml", FOUR.getBytes(UTF_8)))
                        .of(Severity.RED);

        assertThat(chain.step(0)).isPresent();
        assertThat(chain.step(1)).isEmpty();
        assertThat(chain.step(7)).isEmpty();
    }

    @Test
    void whatIsWrongInTheFileIsToldWithItsLine() {
        assertWrong(FOUR.replaceFirst("by: app", "by: pigeon"), "chains.yaml:2", "pigeon");
        assertWrong(FOUR.replaceFirst("PT0S", "PT25H"), "chains.yaml:2", "within a day");
        assertWrong(FOUR.replaceFirst("app, to: OFFICER", "webhook, to: LEAD"), ":2", "webhook");
        assertWrong(FOUR.replaceFirst("app, to: OFFICER", "sms"), ":2", "somebody");
        assertWrong(FOUR.replace("blue", "red"), "chains.yaml", "two chains for red");
        assertWrong(FOUR.replaceFirst("(?s)- severity: blue.*", ""), "chains.yaml", "blue");
        assertWrong(
                FOUR.replaceFirst(
                        "\\[\\{after: PT0S, by: app, to: OFFICER}",
                        "[{after: PT9S, by: app, to: LEAD}, {after: PT1S, by: app, to: LEAD}"),
                "chains.yaml",
                "step 2 comes before");
    }

    private static void assertWrong(String yaml, String where, String why) {
        assertThatThrownBy(
                        () ->
                                DutyConfiguration.chains(
                                        YamlFile.of("chains.yaml", yaml.getBytes(UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(why);
    }
}
