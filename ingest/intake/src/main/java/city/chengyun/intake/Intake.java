package city.chengyun.intake;

import java.util.concurrent.CompletionStage;

/** Takes messages of devices into the log. Safe for use by many threads; never blocks. */
public interface Intake {

    /**
     * Checks a message and appends it to the log.
     *
     * @return completes with {@link IntakeOutcome#ACCEPTED} when the message is durable, or with
     *     the reason why it was not taken; never completes exceptionally. Completion may happen on
     *     the log client's own thread, so continuations must be short.
     */
    CompletionStage<IntakeOutcome> accept(InboundMessage message);
}
