package city.chengyun.opscenter.commands.machine;

import city.chengyun.contract.command.CommandReply;
import city.chengyun.opscenter.commands.machine.CommandSignal.Cancelled;
import city.chengyun.opscenter.commands.machine.CommandSignal.DeadlinePassed;
import city.chengyun.opscenter.commands.machine.CommandSignal.Replied;
import city.chengyun.opscenter.commands.machine.CommandSignal.Sent;

/**
 * The states of a command.
 *
 * <p>The first last word of a device that the log had by the deadline decides, whenever the app
 * gets to read it: an answer in time outweighs a deadline that was judged before it was read. What
 * comes later, or again, or an acceptance after the last word changes nothing.
 */
public final class CommandMachine {

    private CommandMachine() {}

    /**
     * The state after a signal; the same state when the signal changes nothing.
     *
     * @param deadline epoch milliseconds; an answer at that moment is in time
     */
    public static CommandState after(CommandState state, CommandSignal signal, long deadline) {
        if (signal instanceof Sent) {
            return state == CommandState.CREATED ? CommandState.SENT : state;
        }
        if (signal instanceof Cancelled) {
            return state == CommandState.CREATED ? CommandState.CANCELLED : state;
        }
        if (signal instanceof DeadlinePassed) {
            return state.isUnderWay() ? CommandState.TIMED_OUT : state;
        }
        return afterReply(state, (Replied) signal, deadline);
    }

    private static CommandState afterReply(CommandState state, Replied replied, long deadline) {
        if (replied.at() > deadline) {
            return state.isUnderWay() ? CommandState.TIMED_OUT : state;
        }
        if (!state.isUnderWay() && state != CommandState.TIMED_OUT) {
            return state;
        }
        if (replied.reply() == CommandReply.State.ACCEPTED) {
            return state == CommandState.TIMED_OUT ? state : CommandState.ACCEPTED;
        }
        return lastWord(replied.reply());
    }

    private static CommandState lastWord(CommandReply.State reply) {
        return switch (reply) {
            case ACCEPTED -> CommandState.ACCEPTED;
            case DONE -> CommandState.DONE;
            case REFUSED -> CommandState.REFUSED;
            case FAILED -> CommandState.FAILED;
        };
    }
}
