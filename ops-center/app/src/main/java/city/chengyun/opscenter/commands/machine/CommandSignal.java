package city.chengyun.opscenter.commands.machine;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.command.CommandReply;

/** Something that is heard of a command. */
public sealed interface CommandSignal {

    /** The broker has taken it. */
    record Sent() implements CommandSignal {}

    /**
     * The device has answered.
     *
     * @param reply what
     * @param at when the log appended it, epoch milliseconds
     */
    record Replied(CommandReply.State reply, long at) implements CommandSignal {
        /** Checks. */
        public Replied {
            requireNonNull(reply, "reply is null");
        }
    }

    /** The time is over. */
    record DeadlinePassed() implements CommandSignal {}

    /** Whoever gave it takes it back. */
    record Cancelled() implements CommandSignal {}
}
