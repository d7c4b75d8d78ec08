package city.chengyun.opscenter.commands.machine;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.command.CommandReply;
import city.chengyun.opscenter.commands.machine.CommandSignal.Cancelled;
import city.chengyun.opscenter.commands.machine.CommandSignal.DeadlinePassed;
import city.chengyun.opscenter.commands.machine.CommandSignal.Replied;
import city.chengyun.opscenter.commands.machine.CommandSignal.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CommandMachinePropertyTest {

    private static final long DEADLINE = 100;

    /** Answers in the order of the log. */
    @Provide
    Arbitrary<List<Replied>> answers() {
        return Combinators.combine(
                        Arbitraries.of(CommandReply.State.values()),
                        Arbitraries.longs().between(1, 200))
                .as(Replied::new)
                .list()
                .ofMaxSize(6)
                .map(list -> list.stream().sorted((a, b) -> Long.compare(a.at(), b.at())).toList());
    }

    private static CommandState play(List<? extends CommandSignal> signals) {
        CommandState state = CommandState.CREATED;
        for (CommandSignal signal : signals) {
            state = CommandMachine.after(state, signal, DEADLINE);
        }
        return state;
    }

    @Property
    void theFirstLastWordInTimeDecidesWheneverTheDeadlineWasJudged(
            @ForAll("answers") List<Replied> answers, @ForAll @IntRange(max = 6) int judgedAfter) {
        Optional<String> lastWord =
                answers.stream()
                        .filter(answer -> answer.at() <= DEADLINE)
                        .filter(answer -> answer.reply() != CommandReply.State.ACCEPTED)
                        .map(answer -> answer.reply().name())
                        .findFirst();
        List<CommandSignal> heard = new ArrayList<>(List.of(new Sent()));
        heard.addAll(answers);
        heard.add(Math.min(1 + judgedAfter, heard.size()), new DeadlinePassed());

        assertThat(play(heard).name()).isEqualTo(lastWord.orElse("TIMED_OUT"));
    }

    @Property
    void hearingEverythingTwiceChangesNothing(@ForAll("answers") List<Replied> answers) {
        List<CommandSignal> twice = new ArrayList<>();
        answers.forEach(answer -> twice.addAll(List.of(answer, answer)));

        assertThat(play(twice)).isEqualTo(play(answers));
    }

    @Property
    void onlyWhatWasNotSentCanBeTakenBack(@ForAll CommandState state) {
        CommandState after = CommandMachine.after(state, new Cancelled(), DEADLINE);

        assertThat(after == CommandState.CANCELLED)
                .isEqualTo(state == CommandState.CREATED || state == CommandState.CANCELLED);
    }

    @Property
    void whatIsOverIsNeverSent(@ForAll CommandState state) {
        CommandState after = CommandMachine.after(state, new Sent(), DEADLINE);

        assertThat(after).isEqualTo(state == CommandState.CREATED ? CommandState.SENT : state);
    }
}
