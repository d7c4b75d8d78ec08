package city.chengyun.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aTerminalKeepsOneLineForEachPart() {
        var board = new TerminalBoard(out, List.of("kafka", "app"));

        board.onStarting("kafka");
        board.onReady("kafka", Duration.ofMillis(2345));

        assertThat(text())
                .contains("\u001b[2A")
                .contains("kafka      ✓ ready after 2.3 s")
                .contains("app        · waiting");
    }

    @Test
    void aTerminalStartsANewBoardBelowOtherText() {
        var board = new TerminalBoard(out, List.of("kafka"));
        board.onStarting("kafka");
        board.leave();
        bytes.reset();

        board.onStopping("kafka");

        assertThat(text()).doesNotContain("\u001b[1A").contains("stopping");
    }

    @Test
    void aSentenceInATerminalStaysAboveTheBoard() {
        var board = new TerminalBoard(out, List.of("kafka"));
        board.onStarting("kafka");
        bytes.reset();

        board.say("The disk fills up.");
        board.onStopping("kafka");

        assertThat(text()).startsWith("  The disk fills up.").doesNotContain("\u001b[1A");
    }

    @Test
    void aFileGetsPlainLines() {
        var board = new PlainBoard(out);

        board.onReady("kafka", Duration.ofMillis(2345));
        board.onRestarting("kafka", "ended with code 137", Duration.ofMillis(500));
        board.say("The disk fills up.");

        assertThat(text().lines())
                .containsExactly(
                        "  kafka      ready after 2.3 s",
                        "  kafka      ended with code 137; starting again in 0.5 s",
                        "  The disk fills up.");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
